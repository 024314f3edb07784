package dev.shopbell.file;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import dev.shopbell.file.StoredFile.Kept;
import dev.shopbell.file.StoredFile.State;
import dev.shopbell.http.AddressKey;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.Sites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The door to files. Every call names who makes it.
///
/// Safe for use from any thread; waits for the database, the disk and its turn to look into a file.
public final class Files {
    private static final Logger LOG = Logger.getLogger(Files.class);
    /// Pieces of one upload take turns; two uploads that share a lock by chance do too, which harms neither.
    private static final int LOCKS = 64;

    /// What is shown of a file never changes, and every thread that holds one asks for it.
    private static final int MOST_REMEMBERED = 10_000;

    private final FileStore store;
    private final FilePlace place;
    private final Looker looker;
    private final Sites sites;
    private final FileHolders holders;
    private final FileConfig config;
    private final InstantSource clock;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
    private final Cache<UUID, SentFile> shown =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Files(
            FileStore store,
            FilePlace place,
            Looker looker,
            Sites sites,
            FileHolders holders,
            FileConfig config,
            InstantSource clock) {
        this.store = store;
        this.place = place;
        this.looker = looker;
        this.sites = sites;
        this.holders = holders;
        this.config = config;
        this.clock = clock;
    }

    /// What somebody wants to send.
    ///
    /// @param clientId made by the client, unique among its own lines too: the line with the file has it
    ///     as well
    /// @param conversation where staff will send it; a shopper leaves it out
    /// @param bytes how long it is
    /// @param sha256 of its content in hexadecimal, so that what arrives damaged is noticed
    public record NewFile(
            UUID clientId,
            @Nullable UUID conversation,
            String name,
            long bytes,
            @Nullable String sha256) {}

    /// A content to be read.
    ///
    /// @param tag changes with the content
    /// @param isPicture whether it was written by us, and may be shown where it stands
    public record Opened(Path path, String name, String mediaType, String tag, boolean isPicture) {}

    /// Begins an upload, or finds the one that the same client began with the same id.
    ///
    /// @param address where it comes from, to be counted
    public UploadOutcome begin(Actor actor, NewFile wanted, String address) {
        UUID uploader = uploaderOf(actor);
        Optional<Site> site = siteOf(actor, wanted.conversation()).flatMap(sites::byId);
        if (uploader == null || site.isEmpty()) {
            return refused(Problem.NOT_FOUND, "There is no such conversation.");
        }
        if (wanted.sha256() != null && !wanted.sha256().matches("[0-9a-fA-F]{64}")) {
            return refused(Problem.INVALID, "sha256 is 64 hexadecimal digits.");
        }
        if (store.findByClientId(uploader, wanted.clientId()).isEmpty()) {
            UploadOutcome.Refused refusal = refusal(site.get(), wanted);
            if (refusal != null) {
                return refusal;
            }
            add(actor, uploader, site.get(), wanted, AddressKey.of(address));
        }
        Optional<StoredFile> file = store.findByClientId(uploader, wanted.clientId());
        if (file.isEmpty()) {
            return refused(Problem.TOO_MANY, "Too much was sent lately; please try again in an hour.");
        }
        return file.get().declaredBytes() == wanted.bytes()
                ? state(actor, file.get().id())
                : refused(Problem.CLIENT_ID_REUSED, "Another file was begun with this id.");
    }

    private void add(Actor actor, UUID uploader, Site site, NewFile wanted, String address) {
        StoredFile file = new StoredFile(
                UuidCreator.getTimeOrderedEpoch(),
                site.id(),
                uploader,
                wanted.clientId(),
                FileNames.safe(wanted.name()),
                wanted.bytes(),
                wanted.sha256() == null ? null : new ContentHash(wanted.sha256().toLowerCase(Locale.ROOT)),
                State.RECEIVING,
                null,
                null,
                null);
        if (actor instanceof Actor.Visitor) {
            store.addWithin(
                    file,
                    address,
                    clock.instant(),
                    used -> used.hourFiles() < config.visitorHourFiles()
                            && used.hourBytes() + wanted.bytes() <= config.visitorHourBytes()
                            && used.addressHourBytes() + wanted.bytes() <= config.addressHourBytes()
                            && used.dayBytes() + wanted.bytes() <= config.siteDayBytes());
        } else {
            store.add(file, clock.instant());
        }
    }

    private UploadOutcome.@Nullable Refused refusal(Site site, NewFile wanted) {
        SiteSettings.Files allowed = site.settings().files();
        long most = Math.min(allowed.maxBytes(), config.maxBytes());
        if (!allowed.allowed()) {
            return refused(Problem.FORBIDDEN, "This shop takes no files in its chat.");
        }
        if (wanted.bytes() < 1) {
            return refused(Problem.INVALID, "The file is empty.");
        }
        if (wanted.bytes() > most) {
            return refused(Problem.FILE_TOO_LARGE, "At most " + most / 1_000_000 + " MB can be sent.");
        }
        if (place.free() < config.keepFreeBytes()) {
            return refused(Problem.DISK_FULL, null);
        }
        return null;
    }

    /// Takes the piece that begins at the offset. The last one is answered when the file was looked into.
    public UploadOutcome receive(Actor actor, UUID id, long offset, byte[] piece) {
        return inTurn(actor, id, file -> {
            if (file.state() != State.RECEIVING) {
                return outcome(file, 0);
            }
            long received = place.incoming().received(id);
            if (offset != received) {
                return refused(Problem.UPLOAD_OFFSET, "The next piece begins at " + received + ".");
            }
            if (received + piece.length > file.declaredBytes()) {
                return refused(Problem.INVALID, "More comes than was said.");
            }
            if (piece.length > 0) {
                if (place.free() < config.keepFreeBytes()) {
                    return refused(Problem.DISK_FULL, null);
                }
                place.incoming().append(id, offset, piece);
                store.touch(id, State.RECEIVING, clock.instant());
            }
            return goOn(file);
        });
    }

    /// How an upload of the actor's stands; one that is whole but was not yet looked into, after a crash, is now.
    public UploadOutcome state(Actor actor, UUID id) {
        return inTurn(actor, id, file -> file.state() == State.RECEIVING ? goOn(file) : outcome(file, 0));
    }

    /// Gives up an upload that was not said.
    public UploadOutcome abandon(Actor actor, UUID id) {
        return inTurn(actor, id, file -> {
            if (file.state() != State.REFUSED
                    && !holders.held(List.of(file.sent())).isEmpty()) {
                return refused(Problem.FORBIDDEN, "The file was sent.");
            }
            return refuse(file, Problem.NOT_FOUND, "The upload was given up.");
        });
    }

    private interface Step {
        UploadOutcome on(StoredFile file) throws IOException;
    }

    private UploadOutcome inTurn(Actor actor, UUID id, Step step) {
        ReentrantLock lock = locks.get(Math.floorMod(id.hashCode(), LOCKS));
        lock.lock();
        try {
            Optional<StoredFile> file =
                    store.find(id).filter(found -> found.uploader().equals(uploaderOf(actor)));
            return file.isEmpty() ? refused(Problem.NOT_FOUND, null) : step.on(file.get());
        } catch (IOException | UncheckedIOException e) {
            LOG.errorf("A file could not be written: %s", e);
            return refused(Problem.DISK_FULL, null);
        } finally {
            lock.unlock();
        }
    }

    private UploadOutcome goOn(StoredFile file) throws IOException {
        long received = place.incoming().received(file.id());
        return received < file.declaredBytes() ? outcome(file, received) : finish(file);
    }

    private UploadOutcome finish(StoredFile file) throws IOException {
        Path whole = place.incoming().whole(file.id());
        if (file.hash() != null && !file.hash().equals(ContentHash.of(whole))) {
            place.incoming().forget(file.id());
            return refused(Problem.UPLOAD_OFFSET, "The file arrived damaged; the next piece begins at 0.");
        }
        try {
            return keep(file);
        } catch (IOException | UncheckedIOException e) {
            // The disk is full, most likely: a draft that is half written helps nobody, and what came is tried again.
            place.incoming().forgetDrafts(file.id());
            throw e;
        }
    }

    private UploadOutcome keep(StoredFile file) throws IOException {
        SiteSettings.Files allowed =
                sites.byId(file.site()).orElseThrow().settings().files();
        switch (looker.look(file, type -> allowed.kinds().contains(type.kind()))) {
            case Looker.Look.Busy() -> {
                return refused(Problem.OVERLOADED, null);
            }
            case Looker.Look.Unfit(Problem problem, String detail) -> {
                return refuse(file, problem, detail);
            }
            case Looker.Look.Fit(String name, Kept kept, Path content, @Nullable Path preview) -> {
                store.nameContent(file.id(), name, kept);
                place.contents().keep(content, kept.content());
                if (preview != null && kept.preview() != null) {
                    place.contents().keep(preview, kept.preview());
                }
                store.ready(file.id(), clock.instant());
                place.incoming().forget(file.id());
                return outcome(store.find(file.id()).orElseThrow(), 0);
            }
        }
    }

    private UploadOutcome refuse(StoredFile file, Problem problem, String detail) throws IOException {
        store.refuse(file.id(), problem, detail, clock.instant());
        place.incoming().forget(file.id());
        Kept kept = file.kept();
        if (kept != null) {
            remove(kept.preview() == null ? List.of(kept.content()) : List.of(kept.content(), kept.preview()));
        }
        return refused(problem, detail);
    }

    private static UploadOutcome outcome(StoredFile file, long received) {
        return switch (file.state()) {
            case RECEIVING -> new UploadOutcome.Going(file.id(), received);
            case READY -> new UploadOutcome.Ready(file.shown());
            case REFUSED ->
                new UploadOutcome.Refused(file.problem() == null ? Problem.NOT_FOUND : file.problem(), file.detail());
        };
    }

    /// Lets the actor say the file, under the client id of its upload: so nobody else can, and nobody twice. It
    /// will not be cleaned away before it stands in its conversation.
    ///
    /// @return whether it may be said
    public boolean claim(Actor actor, UUID clientId, UUID id) {
        Optional<StoredFile> file = store.find(id)
                .filter(found -> found.clientId().equals(clientId)
                        && found.uploader().equals(uploaderOf(actor))
                        && found.state() == State.READY);
        return file.isPresent() && store.touch(id, State.READY, clock.instant());
    }

    /// What is shown of these files. One that was erased is missing.
    public Map<UUID, SentFile> shown(Collection<UUID> ids) {
        Map<UUID, SentFile> all = new HashMap<>(shown.getAllPresent(ids));
        List<UUID> unknown = ids.stream().filter(id -> !all.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            store.find(unknown).stream()
                    .filter(file -> file.state() == State.READY)
                    .map(StoredFile::shown)
                    .forEach(file -> {
                        all.put(file.id(), file);
                        shown.put(file.id(), file);
                    });
        }
        return all;
    }

    /// The content, if the actor may read it: who sent it, and who may read the conversation that holds it.
    public Optional<Opened> open(Actor actor, UUID id, boolean preview) {
        return store.find(id)
                .filter(file -> file.state() == State.READY)
                .filter(file -> file.uploader().equals(uploaderOf(actor)) || holders.mayRead(actor, file.sent()))
                .flatMap(file -> opened(file, preview));
    }

    private Optional<Opened> opened(StoredFile file, boolean preview) {
        Kept kept = file.ready();
        ContentHash hash = preview ? kept.preview() : kept.content();
        if (hash == null) {
            return Optional.empty();
        }
        boolean isPicture = kept.preview() != null;
        boolean isOther = preview && !hash.equals(kept.content());
        return Optional.of(new Opened(
                place.contents().place(hash),
                file.name(),
                isOther ? Looker.pictureTypeOf(place.contents().place(hash)) : kept.mediaType(),
                hash.hex(),
                isPicture));
    }

    /// Removes files for good, with their contents where no other file has the same.
    public void erase(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            shown.invalidateAll(ids);
            remove(store.delete(ids));
        }
    }

    void remove(Collection<ContentHash> hashes) {
        for (ContentHash hash : hashes) {
            try {
                place.contents()
                        .removeUnless(named -> !store.named(List.of(named)).isEmpty(), hash);
            } catch (IOException e) {
                LOG.warnf("A content could not be removed, the next cleaning tries again: %s", e);
            }
        }
    }

    private Optional<UUID> siteOf(Actor actor, @Nullable UUID conversation) {
        return switch (actor) {
            case Actor.Visitor visitor -> Optional.of(visitor.site());
            case Actor.Staff staff -> conversation == null ? Optional.empty() : holders.siteOf(staff, conversation);
            case Actor.Program program -> Optional.empty();
        };
    }

    private static @Nullable UUID uploaderOf(Actor actor) {
        return switch (actor) {
            case Actor.Visitor visitor -> visitor.id();
            case Actor.Staff staff -> staff.id();
            case Actor.Program program -> null;
        };
    }

    private static UploadOutcome.Refused refused(Problem problem, @Nullable String detail) {
        return new UploadOutcome.Refused(problem, detail);
    }
}
