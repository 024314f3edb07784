package dev.shopbell.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.site.CreateSiteOutcome;
import dev.shopbell.site.NewSite;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long because every promise of the door is tried, on a real disk and database, with one set of stand-ins.
class FilesDbTest {
    private static final Storage STORAGE = TestDatabase.create("site", "file");

    private static final String ADDRESS = "192.0.2.7";

    @TempDir
    Path directory;

    /// Of each test its own, since they share a database.
    private final byte[] invoice = Samples.ascii("%PDF-1.7 " + UUID.randomUUID() + "x".repeat(1000));

    private Instant now = Instant.parse("2026-01-02T10:00:00Z");
    private FileConfig config = FileConfig.DEFAULT.withKeepFreeBytes(0);
    private final Sites sites = new Sites(STORAGE, SiteConfig.DEFAULT, () -> now);
    private final UUID site = newSite();
    private final Actor.Visitor visitor = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Visitor stranger = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    private final Said said = new Said();

    @Test
    void a_file_comes_in_pieces_and_is_ready_after_the_last() throws IOException {
        Files files = newNode();
        UUID id = begin(files, visitor, UUID.randomUUID(), "invoice.pdf", invoice.length);

        assertThat(files.receive(visitor, id, 0, Arrays.copyOf(invoice, 400)))
                .isEqualTo(new UploadOutcome.Going(id, 400));
        UploadOutcome outcome = files.receive(visitor, id, 400, Arrays.copyOfRange(invoice, 400, invoice.length));

        SentFile expected = new SentFile(id, "invoice.pdf", "application/pdf", invoice.length, null, null);
        assertThat(outcome).isEqualTo(new UploadOutcome.Ready(expected));
        assertThat(files.shown(List.of(id))).containsOnly(java.util.Map.entry(id, expected));
        assertThat(java.nio.file.Files.readAllBytes(
                        files.open(visitor, id, false).orElseThrow().path()))
                .isEqualTo(invoice);
    }

    @Test
    void an_upload_is_begun_once_however_often_it_is_asked_for() {
        Files files = newNode();
        UUID clientId = UUID.randomUUID();
        Set<UploadOutcome> outcomes = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(i -> threads.execute(
                            () -> outcomes.add(files.begin(visitor, wanted(clientId, "a.pdf", 10), ADDRESS))));
        }

        assertThat(outcomes).hasSize(1);
        assertThat(files.begin(visitor, wanted(clientId, "other.pdf", 11), ADDRESS))
                .isEqualTo(new UploadOutcome.Refused(Problem.CLIENT_ID_REUSED, "Another file was begun with this id."));
    }

    @Test
    void a_piece_at_another_place_is_told_where_to_go_on() {
        Files files = newNode();
        UUID id = begin(files, visitor, UUID.randomUUID(), "invoice.pdf", invoice.length);
        files.receive(visitor, id, 0, Arrays.copyOf(invoice, 400));

        assertThat(files.receive(visitor, id, 0, Arrays.copyOf(invoice, 400)))
                .isEqualTo(new UploadOutcome.Refused(Problem.UPLOAD_OFFSET, "The next piece begins at 400."));
        assertThat(problem(files.receive(visitor, id, 401, new byte[1]))).isEqualTo(Problem.UPLOAD_OFFSET);
        assertThat(problem(files.receive(visitor, id, 400, new byte[invoice.length])))
                .isEqualTo(Problem.INVALID);
        assertThat(files.state(visitor, id)).isEqualTo(new UploadOutcome.Going(id, 400));
    }

    @Test
    void a_server_that_was_killed_goes_on_where_it_stood() throws IOException {
        UUID clientId = UUID.randomUUID();
        UUID id = begin(newNode(), visitor, clientId, "invoice.pdf", invoice.length);
        newNode().receive(visitor, id, 0, Arrays.copyOf(invoice, 400));
        assertThat(newNode().begin(visitor, wanted(clientId, "invoice.pdf", invoice.length), ADDRESS))
                .isEqualTo(new UploadOutcome.Going(id, 400));

        // Killed when everything was on the disk, and nothing was looked into yet.
        new Incoming(directory.resolve("incoming")).append(id, 400, Arrays.copyOfRange(invoice, 400, invoice.length));

        assertThat(newNode().state(visitor, id)).isInstanceOf(UploadOutcome.Ready.class);
        assertThat(newNode().begin(visitor, wanted(clientId, "invoice.pdf", invoice.length), ADDRESS))
                .isInstanceOf(UploadOutcome.Ready.class);
        assertThat(contents()).hasSize(1);
    }

    @Test
    void what_arrived_damaged_is_asked_for_again() {
        Files files = newNode();
        UUID clientId = UUID.randomUUID();
        String other = "0".repeat(64);
        UploadOutcome begun =
                files.begin(visitor, new Files.NewFile(clientId, null, "invoice.pdf", invoice.length, other), ADDRESS);
        UUID id = ((UploadOutcome.Going) begun).id();

        assertThat(problem(files.receive(visitor, id, 0, invoice))).isEqualTo(Problem.UPLOAD_OFFSET);
        assertThat(files.state(visitor, id)).isEqualTo(new UploadOutcome.Going(id, 0));
    }

    @Test
    void the_same_content_is_kept_once_and_goes_with_its_last_file() throws IOException {
        Files files = newNode();
        UUID first = ready(files, visitor, "a.pdf", invoice);
        UUID second = ready(files, stranger, "b.pdf", invoice);
        assertThat(contents()).hasSize(1);

        files.erase(List.of(first));
        assertThat(files.open(visitor, first, false)).isEmpty();
        assertThat(files.open(stranger, second, false)).isPresent();
        assertThat(contents()).hasSize(1);

        files.erase(List.of(second));
        assertThat(contents()).isEmpty();
        assertThat(files.shown(List.of(first, second))).isEmpty();
    }

    @Test
    void a_file_is_read_by_who_sent_it_and_who_may_read_where_it_was_said() {
        Files files = newNode();
        UUID id = ready(files, visitor, "a.pdf", invoice);

        assertThat(files.open(visitor, id, false)).isPresent();
        assertThat(files.open(maya, id, false)).isEmpty();
        assertThat(files.open(stranger, id, false)).isEmpty();

        said.readers.add(maya.id());
        assertThat(files.open(maya, id, false)).isPresent();
        assertThat(files.open(stranger, id, false)).isEmpty();
        assertThat(files.open(visitor, id, true)).isEmpty();
        assertThat(files.open(visitor, UUID.randomUUID(), false)).isEmpty();
    }

    @Test
    void a_stranger_neither_adds_to_an_upload_nor_sees_nor_ends_nor_says_it() {
        Files files = newNode();
        UUID clientId = UUID.randomUUID();
        UUID id = begin(files, visitor, clientId, "a.pdf", invoice.length);

        assertThat(problem(files.receive(stranger, id, 0, invoice))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(files.state(stranger, id))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(files.abandon(stranger, id))).isEqualTo(Problem.NOT_FOUND);
        assertThat(files.claim(visitor, clientId, id)).isFalse(); // not ready yet
        files.receive(visitor, id, 0, invoice);

        assertThat(files.claim(stranger, clientId, id)).isFalse();
        assertThat(files.claim(visitor, UUID.randomUUID(), id)).isFalse();
        assertThat(files.claim(visitor, clientId, id)).isTrue();
        assertThat(files.claim(visitor, clientId, id)).isTrue();
    }

    @Test
    void what_cannot_be_taken_is_refused_before_it_is_sent() {
        Files files = newNode();

        assertThat(problem(files.begin(visitor, wanted(UUID.randomUUID(), "a.pdf", 0), ADDRESS)))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(files.begin(visitor, wanted(UUID.randomUUID(), "a.pdf", -1), ADDRESS)))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(files.begin(visitor, wanted(UUID.randomUUID(), "a.pdf", 10L << 30), ADDRESS)))
                .isEqualTo(Problem.FILE_TOO_LARGE);
        assertThat(problem(files.begin(
                        visitor, new Files.NewFile(UUID.randomUUID(), null, "a.pdf", 10, "not a hash"), ADDRESS)))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(files.begin(maya, wanted(UUID.randomUUID(), "a.pdf", 10), ADDRESS)))
                .isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void what_is_not_what_it_says_is_refused_and_forgotten_and_a_repeat_hears_the_same() throws IOException {
        Files files = newNode();
        UUID clientId = UUID.randomUUID();
        byte[] page = Samples.ascii("<svg onload=alert(1)>");
        UUID id = begin(files, visitor, clientId, "picture.png", page.length);

        UploadOutcome refused = files.receive(visitor, id, 0, page);

        assertThat(problem(refused)).isEqualTo(Problem.FILE_KIND_REFUSED);
        assertThat(files.state(visitor, id)).isEqualTo(refused);
        assertThat(files.begin(visitor, wanted(clientId, "picture.png", page.length), ADDRESS))
                .isEqualTo(refused);
        assertThat(contents()).isEmpty();
        assertThat(files.open(visitor, id, false)).isEmpty();
    }

    @Test
    void a_picture_is_kept_with_its_size_and_a_preview_and_named_as_what_it_is() {
        Files files = newNode();
        UUID id = ready(files, visitor, "photo.png", Samples.jpeg(800, 400));

        SentFile shown = Objects.requireNonNull(files.shown(List.of(id)).get(id));
        assertThat(shown.name()).isEqualTo("photo.jpg");
        assertThat(shown.mediaType()).isEqualTo("image/jpeg");
        assertThat(shown.width()).isEqualTo(800);
        assertThat(files.open(visitor, id, true).orElseThrow().mediaType()).isEqualTo("image/jpeg");
        assertThat(files.open(visitor, id, true).orElseThrow().tag())
                .isNotEqualTo(files.open(visitor, id, false).orElseThrow().tag());
    }

    @Test
    void a_visitor_sends_so_much_an_hour_and_staff_are_not_counted() {
        config = limited(2, 1 << 20, 1 << 20);
        Files files = newNode();
        begin(files, visitor, UUID.randomUUID(), "a.pdf", 10);
        begin(files, visitor, UUID.randomUUID(), "b.pdf", 10);

        assertThat(problem(files.begin(visitor, wanted(UUID.randomUUID(), "c.pdf", 10), ADDRESS)))
                .isEqualTo(Problem.TOO_MANY);
        begin(files, stranger, UUID.randomUUID(), "d.pdf", 10);
        now = now.plus(Duration.ofMinutes(61));
        begin(files, visitor, UUID.randomUUID(), "e.pdf", 10);
    }

    @Test
    void all_visitors_of_a_site_together_send_so_much_a_day() {
        config = limited(100, 1 << 20, 50);
        Files files = newNode();
        begin(files, visitor, UUID.randomUUID(), "a.pdf", 40);

        assertThat(problem(files.begin(stranger, wanted(UUID.randomUUID(), "b.pdf", 20), ADDRESS)))
                .isEqualTo(Problem.TOO_MANY);
        now = now.plus(Duration.ofHours(25));
        begin(files, stranger, UUID.randomUUID(), "b.pdf", 20);
    }

    @Test
    void what_was_begun_and_never_came_is_room_again_after_an_hour_and_what_came_is_not() {
        config = limited(100, 1 << 20, invoice.length + 50);
        Files files = newNode();
        ready(files, visitor, "came.pdf", invoice);
        begin(files, visitor, UUID.randomUUID(), "never-came.pdf", 40);
        UUID givenUp = begin(files, stranger, UUID.randomUUID(), "given-up.pdf", 10);
        assertThat(problem(files.begin(stranger, wanted(UUID.randomUUID(), "b.pdf", 10), ADDRESS)))
                .isEqualTo(Problem.TOO_MANY);
        files.abandon(stranger, givenUp);
        begin(files, stranger, UUID.randomUUID(), "b.pdf", 10);

        now = now.plus(Duration.ofMinutes(61));
        assertThat(problem(files.begin(stranger, wanted(UUID.randomUUID(), "c.pdf", 51), ADDRESS)))
                .isEqualTo(Problem.TOO_MANY);
        begin(files, stranger, UUID.randomUUID(), "c.pdf", 50);
    }

    @Test
    void one_address_sends_so_much_an_hour_by_whatever_visitors_and_is_then_forgotten() throws IOException {
        config = limited(100, 50, 1 << 20);
        Files files = newNode();
        begin(files, visitor, UUID.randomUUID(), "a.pdf", 40);
        begin(files, stranger, UUID.randomUUID(), "b.pdf", 40);
        Actor.Visitor another = new Actor.Visitor(UUID.randomUUID(), site);
        Files.NewFile wanted = wanted(UUID.randomUUID(), "c.pdf", 40);
        assertThat(problem(files.begin(another, wanted, ADDRESS))).isEqualTo(Problem.TOO_MANY);
        assertThat(files.begin(another, wanted, "2001:db8:1:2::7")).isInstanceOf(UploadOutcome.Going.class);

        upkeep(files).clean(false);
        assertThat(addresses()).containsExactlyInAnyOrder(ADDRESS, ADDRESS, "20010db800010002::/64");
        now = now.plus(Duration.ofMinutes(61));
        begin(files, another, UUID.randomUUID(), "d.pdf", 40);
        upkeep(files).clean(false);
        assertThat(addresses()).containsExactly(ADDRESS);
    }

    @Test
    void many_that_begin_at_once_pass_no_bound_together() {
        config = limited(100, 1 << 20, 50);
        Files files = newNode();
        List<UploadOutcome> outcomes = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> files.begin(
                        new Actor.Visitor(UUID.randomUUID(), site), wanted(UUID.randomUUID(), "a.pdf", 10), ADDRESS))
                .toList();
        assertThat(outcomes).filteredOn(UploadOutcome.Going.class::isInstance).hasSize(5);
    }

    private List<String> addresses() {
        return STORAGE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT address FROM file.file WHERE site_id = :site AND address IS NOT NULL")
                        .bind("site", site)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_full_disk_is_said_and_loses_nothing() {
        Files files = newNode();
        UUID id = begin(files, visitor, UUID.randomUUID(), "invoice.pdf", invoice.length);
        files.receive(visitor, id, 0, Arrays.copyOf(invoice, 400));
        byte[] rest = Arrays.copyOfRange(invoice, 400, invoice.length);

        config = config.withKeepFreeBytes(Long.MAX_VALUE);
        assertThat(problem(newNode().receive(visitor, id, 400, rest))).isEqualTo(Problem.DISK_FULL);
        assertThat(problem(newNode().begin(visitor, wanted(UUID.randomUUID(), "b.pdf", 1), ADDRESS)))
                .isEqualTo(Problem.DISK_FULL);

        assertThat(files.receive(visitor, id, 400, rest)).isInstanceOf(UploadOutcome.Ready.class);
    }

    @Test
    void what_was_given_up_is_removed_and_what_was_said_stays() throws IOException {
        Files files = newNode();
        UUID givenUp = begin(files, visitor, UUID.randomUUID(), "a.pdf", invoice.length);
        files.receive(visitor, givenUp, 0, Arrays.copyOf(invoice, 10));
        UUID unsaid = ready(files, visitor, "b.pdf", Samples.ascii("%PDF-b"));
        UUID held = ready(files, stranger, "c.pdf", Samples.ascii("%PDF-c"));
        said.authors.add(stranger.id());
        java.nio.file.Files.createDirectories(directory.resolve("ab"));
        java.nio.file.Files.write(directory.resolve("ab").resolve("0".repeat(62)), new byte[1]);
        age();

        FileUpkeep upkeep = upkeep(files);
        upkeep.clean(true);
        assertThat(contents()).hasSize(3);

        now = now.plus(config.abandonedAfter()).plusSeconds(1);
        UUID young = ready(files, visitor, "d.pdf", Samples.ascii("%PDF-d"));
        upkeep.clean(true);

        assertThat(files.open(visitor, unsaid, false)).isEmpty();
        assertThat(files.open(stranger, held, false)).isPresent();
        assertThat(files.open(visitor, young, false)).isPresent();
        assertThat(contents()).hasSize(2);
        assertThat(directory.resolve("incoming")).isEmptyDirectory();
        upkeep.close();
    }

    @Test
    void a_content_that_a_crash_left_aside_comes_back() throws IOException {
        Files files = newNode();
        UUID id = ready(files, visitor, "a.pdf", invoice);
        said.authors.add(visitor.id());
        Path place = files.open(visitor, id, false).orElseThrow().path();
        java.nio.file.Files.move(place, place.resolveSibling(place.getFileName() + ".aside"));
        age();

        now = now.plus(config.abandonedAfter()).plusSeconds(1);
        upkeep(files).clean(true);

        assertThat(place).exists();
    }

    @Test
    void an_upload_that_was_given_up_by_its_sender_is_gone_at_once() throws IOException {
        Files files = newNode();
        UUID id = ready(files, visitor, "a.pdf", invoice);

        files.abandon(visitor, id);

        assertThat(contents()).isEmpty();
        assertThat(files.open(visitor, id, false)).isEmpty();
        assertThat(problem(files.state(visitor, id))).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void a_file_that_was_said_cannot_be_given_up() {
        Files files = newNode();
        UUID id = ready(files, visitor, "a.pdf", invoice);
        said.authors.add(visitor.id());

        assertThat(problem(files.abandon(visitor, id))).isEqualTo(Problem.FORBIDDEN);
        assertThat(files.open(visitor, id, false)).isPresent();
    }

    /// Stands for the conversations.
    private static final class Said implements FileHolders {
        final Set<UUID> authors = new HashSet<>();
        final Set<UUID> readers = new HashSet<>();

        @Override
        public boolean mayRead(Actor actor, Sent sent) {
            return actor instanceof Actor.Staff staff && readers.contains(staff.id());
        }

        @Override
        public Optional<UUID> siteOf(Actor actor, UUID conversation) {
            return Optional.empty();
        }

        @Override
        public Set<Sent> held(Collection<Sent> sent) {
            return sent.stream().filter(one -> authors.contains(one.author())).collect(Collectors.toSet());
        }
    }

    private Files newNode() {
        FilePlace place = new FilePlace(directory);
        return new Files(
                new FileStore(STORAGE.jdbi()),
                place,
                new Looker(place.incoming(), config),
                sites,
                said,
                config,
                () -> now);
    }

    private FileUpkeep upkeep(Files files) {
        return new FileUpkeep(files, new FileStore(STORAGE.jdbi()), new FilePlace(directory), said, config, () -> now);
    }

    private UUID newSite() {
        return ((CreateSiteOutcome.Created) sites.create(new NewSite("Shop", List.of("https://shop.example"))))
                .site()
                .id();
    }

    private FileConfig limited(int hourFiles, long hourBytes, long dayBytes) {
        FileConfig d = config;
        return new FileConfig(
                null,
                d.maxBytes(),
                d.maxPixels(),
                d.keptPixels(),
                d.previewPixels(),
                1,
                hourFiles,
                hourBytes,
                2 * hourBytes,
                dayBytes,
                0,
                d.abandonedAfter(),
                d.cleanEvery());
    }

    private static Files.NewFile wanted(UUID clientId, String name, long bytes) {
        return new Files.NewFile(clientId, null, name, bytes, null);
    }

    private static UUID begin(Files files, Actor actor, UUID clientId, String name, long bytes) {
        return ((UploadOutcome.Going) files.begin(actor, wanted(clientId, name, bytes), ADDRESS)).id();
    }

    private static UUID ready(Files files, Actor actor, String name, byte[] content) {
        UUID id = begin(files, actor, UUID.randomUUID(), name, content.length);
        assertThat(files.receive(actor, id, 0, content)).isInstanceOf(UploadOutcome.Ready.class);
        return id;
    }

    private static Problem problem(UploadOutcome outcome) {
        return ((UploadOutcome.Refused) outcome).problem();
    }

    private List<Path> contents() throws IOException {
        try (Stream<Path> files = java.nio.file.Files.walk(directory)) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> !file.startsWith(directory.resolve("incoming")))
                    .toList();
        }
    }

    /// The disk's clock is not ours.
    private void age() throws IOException {
        try (Stream<Path> files = java.nio.file.Files.walk(directory)) {
            for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
                java.nio.file.Files.setLastModifiedTime(file, FileTime.from(now));
            }
        }
    }
}
