package dev.shopbell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFilter;
import dev.shopbell.protocol.VisitorListFrame;
import dev.shopbell.protocol.VisitorSort;
import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Long because the attempts on one server stand together. What forged, broken and far too busy pages of a shop tell
/// the built product, over its real HTTP and sockets: it is brought into bounds or refused with a problem that says
/// why, what is there stays as it was, and after each attempt somebody else chats and is seen as if nothing had been.
class HostilePagesDbTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOORS = List.of("view", "event", "trigger", "outcome");
    private static final int MANY = 1_000;
    /// As the defaults of `visitor` say: lines of one visitor, and what their pages may tell in a minute.
    private static final int MOST_LINES = 5;

    private static final int MOST_IN_A_MINUTE = 60;

    @TempDir
    private static Path folder;

    private static Neighbourhood shop;
    private static List<String> talk = List.of();
    private static final List<String> SAID = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException, InterruptedException, SQLException {
        assumeTrue(LocalServer.isBuilt(), "The server is not built: ./mvnw package -DskipTests -pl server/app -am");
        shop = Neighbourhood.open(folder);
        talk = shop.factsOfConversation();
        shop.agentLine.ask(
                new VisitorListFrame.WatchVisitors(VisitorFilter.ALL, VisitorSort.NEWEST, 0, 200),
                ServerFrame.Visitors.class);
    }

    @AfterAll
    static void close() throws IOException, SQLException {
        if (shop != null) { // null where the server is not built or did not start
            shop.close();
        }
    }

    @AfterEach
    void nothing_is_lost_and_others_are_served() throws IOException, InterruptedException, SQLException {
        serveSomebodyElse();
        assertThat(shop.factsOfConversation()).isEqualTo(talk);
        UUID conversation =
                somebodyElse().await(ServerFrame.Said.class, any -> true).conversation();
        assertThat(shop.shop.api().entries(shop.neighbour, conversation))
                .extracting(Entry::text)
                .filteredOn(SAID::contains)
                .containsExactlyElementsOf(SAID);
    }

    private static HeardLine somebodyElse() {
        return Objects.requireNonNull(shop.strangers.get("neighbour"));
    }

    /// Somebody says a line and is answered, and somebody comes and is seen by staff.
    private static void serveSomebodyElse() throws IOException, InterruptedException {
        String text = "Line " + SAID.size();
        UUID clientId = UUID.randomUUID();
        SAID.add(text);
        assertThat(somebodyElse()
                        .ask(Neighbourhood.line(clientId, text), ServerFrame.Said.class)
                        .clientId())
                .isEqualTo(clientId);
        String title = "A page like others " + clientId;
        assertThat(told("view", page(null, UUID.randomUUID(), "http://localhost/", title, ""))
                        .statusCode())
                .isEqualTo(200);
        shop.agentLine.await(
                ServerFrame.Visitors.class,
                list -> list.rows().stream().anyMatch(row -> row.page().title().equals(title)));
    }

    /// What a page tells, and what staff then read of the visitor.
    record Telling(String name, String url, String title, String more, Staffs reads) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Staffs {
        void check(JsonNode visit);
    }

    private static Staffs url(String expected) {
        return visit -> assertThat(visit.at("/row/page/url").asText("absent")).isEqualTo(expected);
    }

    private static Staffs title(String expected) {
        return visit -> assertThat(visit.at("/row/page/title").asText("absent")).isEqualTo(expected);
    }

    private static Staffs without(String... places) {
        return visit -> {
            for (String place : places) {
                assertThat(visit.at(place).isMissingNode()).as(place).isTrue();
            }
        };
    }

    private static Telling address(String name, String url, String expected) {
        return new Telling(name, url, "x", "", url(expected));
    }

    private static Telling titled(String name, String title, String expected) {
        return new Telling(name, "http://localhost/", title, "", title(expected));
    }

    private static Telling more(String name, String more, Staffs reads) {
        return new Telling(name, "http://localhost/", "x", more, reads);
    }

    static Stream<Telling> tellings() {
        return Stream.of(
                titled("a title of 10 kB", "y".repeat(10_000), "y".repeat(200)),
                titled("a title of 10 kB of two halves each", "\\ud83d\\ude80".repeat(833), "🚀".repeat(100)),
                titled("a title that is cut amid a character", "y".repeat(199) + "🚀", "y".repeat(199)),
                titled("a title that ends amid a character", "To the moon \\ud83d", "To the moon"),
                titled("a title with what no database holds", "a\\u0000b\\udc00c", "abc"),
                titled(
                        "a title that turns around",
                        "\\u202E\\u2066<b>\\u0007\\u200Fgnp.exe\\u001b[31m",
                        "<b>gnp.exe[31m"),
                titled("a title of nothing", "\\u200b\\u0000 \\ud800", ""),
                address("an address that runs", "javascript:alert(1)//http://localhost/", ""),
                address("one that runs, in capitals and after a space", " \\u0001JaVaScRiPt:alert(1)", ""),
                address("one that holds its page", "data:text/html,<script>alert(1)</script>", ""),
                address("one of a file", "file:///etc/passwd", ""),
                address("one without a scheme", "//evil.example/", ""),
                address("one with a name and password", "https://shop.example:secret@evil.example/", ""),
                address(
                        "one of 10 kB",
                        "http://localhost/" + "y".repeat(10_000),
                        "http://localhost/" + "y".repeat(1_983)),
                address(
                        "one with a line feed",
                        "http://localhost/\\r\\nSet-Cookie: a=b",
                        "http://localhost/Set-Cookie: a=b"),
                more("a referrer that runs", ",\"referrer\":\"javascript:alert(1)\"", without("/row/referrer")),
                more(
                        "a product that is hostile in every part",
                        ",\"product\":{\"id\":\"" + "i".repeat(3_000)
                                + "\",\"name\":\"\\u0000' OR 1=1 --\",\"price\":-1,"
                                + "\"currency\":\"EURO\",\"picture\":\"data:image/svg+xml,<svg onload=alert(1)>\"}",
                        visit -> {
                            without("/row/product/price", "/row/product/currency", "/row/product/picture")
                                    .check(visit);
                            assertThat(visit.at("/row/product/name").asText()).isEqualTo("' OR 1=1 --");
                            assertThat(visit.at("/row/product/id").asText()).hasSize(100);
                        }),
                more("a cart of less than nothing", cart("-1", "\"EUR\""), without("/cart", "/row/cart")),
                more("a cart of more than there is", cart("1e308", "\"EUR\""), without("/cart", "/row/cart")),
                more("a cart beyond every number", cart("1e999", "\"EUR\""), without("/cart", "/row/cart")),
                more("a cart of no number", cart("\"NaN\"", "\"EUR\""), without("/cart", "/row/cart")),
                more("a cart in no currency", cart("12.5", "\"€€€\""), visit -> {
                    assertThat(visit.at("/cart/value").asDouble()).isEqualTo(12.5);
                    without("/cart/currency").check(visit);
                }),
                more("a cart of 400 things", cart("1", "\"eur\"").replace("[]", items(400)), visit -> {
                    assertThat(visit.at("/cart/items")).hasSize(20);
                    assertThat(visit.at("/cart/currency").asText()).isEqualTo("EUR");
                }),
                more(
                        "things in a number that cannot be",
                        cart("1", "\"EUR\"")
                                .replace(
                                        "[]",
                                        "[{\"name\":\"a\",\"quantity\":-1},{\"name\":\"b\",\"quantity\":2000000000},"
                                                + "{\"name\":\"c\",\"quantity\":1,\"price\":-1e300}]"),
                        visit -> {
                            assertThat(visit.at("/cart/items")).hasSize(1);
                            without("/cart/items/0/price").check(visit);
                        }),
                more(
                        "300 attributes",
                        ",\"attributes\":" + attributes(300),
                        visit -> assertThat(visit.at("/attributes")).hasSize(20)),
                more(
                        "attributes with what no database holds",
                        ",\"attributes\":{\"a\\u0000\":\"b\\u0000\\ud800\",\"\\u0000\":\"x\",\"y\":\"\\ud800\"}",
                        visit -> assertThat(visit.at("/attributes")).hasToString("{\"a\":\"b\"}")),
                more(
                        "a language, zone and campaign of 3 kB each",
                        ",\"language\":\"%1$s\",\"zone\":\"%1$s\",\"campaign\":{\"source\":\"%1$s\"}"
                                .formatted("y".repeat(3_000)),
                        visit -> {
                            without("/row/language").check(visit);
                            assertThat(visit.at("/zone").asText()).hasSize(100);
                            assertThat(visit.at("/row/campaign/source").asText())
                                    .hasSize(100);
                        }));
    }

    private static String cart(String value, String currency) {
        return ",\"cart\":{\"value\":" + value + ",\"currency\":" + currency + ",\"items\":[]}";
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"Thing " + i + "\",\"quantity\":1}")
                .toList()
                .toString();
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"a" + i + "\":\"" + i + "\"")
                .toList()
                .toString()
                .replace('[', '{')
                .replace(']', '}');
    }

    @ParameterizedTest
    @MethodSource("tellings")
    void what_a_page_tells_is_brought_into_bounds_and_its_view_counts(Telling telling)
            throws IOException, InterruptedException {
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        HttpResponse<String> answer =
                told("view", page(shopper.token(), UUID.randomUUID(), telling.url(), telling.title(), telling.more()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        telling.reads().check(visit(shopper));
        assertThat(visit(shopper).at("/trail")).hasSize(1);
    }

    @Test
    void the_servers_clock_alone_counts() throws IOException, InterruptedException {
        long before = micros();
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        HttpRequest.Builder request = intake(
                        "view",
                        page(
                                shopper.token(),
                                UUID.randomUUID(),
                                "http://localhost/",
                                "From another time",
                                ",\"at\":\"2050-01-01T00:00:00Z\",\"atMicros\":4102444800000000,\"firstSeenMicros\":0,"
                                        + "\"lastMicros\":-1,\"visits\":1000000,\"state\":\"gone\""))
                .header("Date", "Sat, 01 Jan 2050 00:00:00 GMT");
        assertThat(shop.answerTo(request).statusCode()).isEqualTo(200);
        JsonNode visit = visit(shopper);
        long after = micros();
        for (String moment :
                List.of("/row/firstSeenMicros", "/row/onSiteSinceMicros", "/row/lastMicros", "/trail/0/atMicros")) {
            assertThat(visit.at(moment).asLong()).as(moment).isBetween(before, after);
        }
        assertThat(visit.at("/row/visits").asInt()).isEqualTo(1);
        assertThat(visit.at("/row/state").asText()).isEqualTo("active");
    }

    private static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    /// What is no message, or none of this kind.
    record Broken(String name, Problem problem, HttpRequest.BodyPublisher body) {
        Broken(String name, Problem problem, String body) {
            this(name, problem, HttpRequest.BodyPublishers.ofString(body));
        }

        Broken(String name, int... body) {
            this(name, Problem.MALFORMED_FRAME, HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        }

        private static byte[] bytes(int... numbers) {
            byte[] bytes = new byte[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                bytes[i] = (byte) numbers[i];
            }
            return bytes;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Broken> broken() {
        String good = page(null, UUID.randomUUID(), "http://localhost/", "x", "");
        String unfinished = good.substring(0, good.length() - 1);
        Problem malformed = Problem.MALFORMED_FRAME;
        Problem tooLarge = Problem.FRAME_TOO_LARGE;
        return Stream.of(
                new Broken("nothing", malformed, ""),
                new Broken("null", malformed, "null"),
                new Broken("a list", malformed, "[" + good + "]"),
                new Broken("a text", malformed, "\"" + UUID.randomUUID() + "\""),
                new Broken("an object without a member", malformed, "{}"),
                new Broken("half of it", malformed, unfinished),
                new Broken("one and a half", malformed, good + "{"),
                new Broken("a member twice", malformed, unfinished + ",\"view\":\"" + UUID.randomUUID() + "\"}"),
                new Broken("no page", malformed, "{\"view\":\"" + UUID.randomUUID() + "\",\"page\":null}"),
                new Broken("a view that is no id", malformed, good.replaceFirst("\"view\":\"[^\"]*", "\"view\":\"1")),
                new Broken("a title that is a number", malformed, good.replace("\"title\":\"x\"", "\"title\":7")),
                new Broken("a kind that is none", malformed, unfinished + ",\"kind\":\"spaceship\"}"),
                new Broken("a kind by number", malformed, unfinished + ",\"kind\":0}"),
                new Broken("a device that is none", malformed, unfinished + ",\"device\":\"fridge\"}"),
                new Broken("no number", malformed, unfinished + cart("NaN", "\"EUR\"") + "}"),
                new Broken("a number of 400 digits", malformed, unfinished + cart("1".repeat(400), "\"EUR\"") + "}"),
                new Broken(
                        "attributes in attributes", malformed, unfinished + ",\"attributes\":{\"a\":{\"b\":\"c\"}}}"),
                new Broken(
                        "a deep nest",
                        malformed,
                        unfinished + ",\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                new Broken("bytes that are no UTF-8", '{', '"', 0xC3, 0x28, '"'),
                new Broken("what begins like UTF-32", 0, 0, 0, '{', 0x7F, 0xFF, 0xFF, 0xFF),
                new Broken("what was compressed", 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3),
                new Broken(
                        "an address of 20 kB", tooLarge, good.replace("localhost/", "localhost/" + "y".repeat(20_000))),
                new Broken("10,000 attributes", tooLarge, unfinished + ",\"attributes\":" + attributes(10_000) + "}"),
                new Broken(
                        "a cart of 10,000 things",
                        tooLarge,
                        unfinished + cart("1", "null").replace("[]", items(10_000)) + "}"),
                new Broken("5 MB", tooLarge, good.replace("\"x\"", "\"" + "y".repeat(5_000_000) + "\"")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_no_message_is_refused_by_name_at_every_door(Broken broken) throws IOException, InterruptedException {
        for (String door : DOORS) {
            HttpResponse<String> answer = shop.answerTo(intake(door, "").POST(broken.body()));
            code(broken.problem(), door, answer);
        }
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_ends_at_the_bound() throws IOException, InterruptedException {
        byte[] endless = page(null, UUID.randomUUID(), "http://localhost/", "y".repeat(200_000), "")
                .getBytes(StandardCharsets.UTF_8);
        for (String door : DOORS) {
            HttpRequest.BodyPublisher body =
                    HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless));
            code(Problem.FRAME_TOO_LARGE, door, shop.answerTo(intake(door, "").POST(body)));
        }
    }

    @Test
    void a_page_of_no_shop_is_refused_whatever_it_tells() throws IOException, InterruptedException {
        String good = page(null, UUID.randomUUID(), "http://localhost/", "x", "");
        for (String door : DOORS) {
            for (String origin :
                    List.of("https://evil.example", "http://localhost.evil.example", "http://localhost/x", "null")) {
                HttpRequest.Builder request = intake(door, good).setHeader("Origin", origin);
                code(Problem.ORIGIN_REFUSED, door + " from " + origin, shop.answerTo(request));
            }
            HttpRequest.Builder noPage = shop.request("/intake/" + shop.shop.siteKey() + "/" + door)
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(good));
            code(Problem.ORIGIN_REFUSED, door + " from no page", shop.answerTo(noPage));
        }
    }

    @Test
    void whoever_knows_anothers_id_or_view_is_somebody_else() throws IOException, InterruptedException {
        ShopApi.Shopper victim = shop.shop.api().newShopper(shop.shop.siteKey());
        UUID view = UUID.randomUUID();
        told("view", page(victim.token(), view, "http://localhost/mine", "Mine", cart("10", "\"EUR\"")));
        JsonNode before = visit(victim);
        String id = victim.visitor().toString();

        // As token, and as members that nobody reads.
        HttpResponse<String> forged = told(
                "view",
                page(
                        id,
                        view,
                        "http://localhost/forged",
                        "Forged",
                        ",\"visitor\":\"" + id + "\",\"id\":\"" + id + "\""));
        assertThat(JSON.readTree(forged.body()).path("token").asText())
                .isNotEmpty()
                .isNotEqualTo(victim.token());
        for (String door : List.of("event", "trigger", "outcome")) {
            code(Problem.NOT_SIGNED_IN, door, told(door, something(id, view)));
            code(Problem.NOT_SIGNED_IN, door, told(door, something(Knock.altered(victim.token()), view)));
        }
        // The same view under another's own token.
        ShopApi.Shopper other = shop.shop.api().newShopper(shop.shop.siteKey());
        assertThat(told("view", page(other.token(), view, "http://localhost/theirs", "Theirs", ""))
                        .statusCode())
                .isEqualTo(200);
        for (String door : List.of("event", "trigger", "outcome")) {
            assertThat(told(door, something(other.token(), view)).statusCode()).isEqualTo(200);
        }
        try (HeardLine page = pageLine(other, Map.of("Origin", ShopApi.SHOP_ORIGIN))) {
            page.await(ServerFrame.Welcome.class, any -> true);
            page.send("{\"type\":\"here\",\"view\":\"" + view + "\",\"state\":\"hidden\"}");
            assertThat(Crowd.await(
                            Duration.ofSeconds(15),
                            () -> visitOf(other).at("/row/state").asText().equals("hidden")))
                    .isTrue();
        }
        assertThat(visit(other).at("/row/page/title").asText()).isEqualTo("Theirs");
        assertThat(visit(other).at("/cart/value").asInt()).isEqualTo(999);
        assertThat(visit(victim)).isEqualTo(before);
    }

    /// What every door but that of views takes, and an event changes the cart by.
    private static String something(String token, UUID view) {
        return ("{\"token\":\"%s\",\"view\":\"%2$s\",\"rule\":\"%2$s\",\"invitation\":\"%2$s\",\"outcome\":\"declined\","
                        + "\"name\":\"cart\",\"kind\":\"order\",\"cart\":{\"value\":999,\"items\":[]}}")
                .formatted(token, view);
    }

    @Test
    void a_line_of_a_page_that_says_what_it_should_not_ends_and_says_why() throws IOException, InterruptedException {
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        Map<String, Problem> hostile = Map.of(
                "no JSON",
                Problem.MALFORMED_FRAME,
                "null",
                Problem.MALFORMED_FRAME,
                "{\"type\":\"nothing\"}",
                Problem.MALFORMED_FRAME,
                "{\"type\":\"here\",\"view\":\"1\",\"state\":\"active\"}",
                Problem.MALFORMED_FRAME,
                "{\"type\":\"here\",\"view\":\"" + UUID.randomUUID() + "\",\"state\":\"asleep\"}",
                Problem.MALFORMED_FRAME,
                "{\"type\":\"here\",\"deep\":" + "[".repeat(5_000),
                Problem.MALFORMED_FRAME,
                "{\"type\":\"hello\",\"version\":1,\"token\":\"" + shop.asker.token() + "\"}",
                Problem.MALFORMED_FRAME,
                "{\"type\":\"beat\",\"more\":\"" + "y".repeat(40_000) + "\"}",
                Problem.FRAME_TOO_LARGE);
        for (Map.Entry<String, Problem> frame : hostile.entrySet()) {
            try (HeardLine page = pageLine(shopper, Map.of("Origin", ShopApi.SHOP_ORIGIN))) {
                page.await(ServerFrame.Welcome.class, any -> true);
                page.send(frame.getKey());
                page.awaitEnd();
                assertThat(goodbye(page))
                        .as(frame.getKey())
                        .isEqualTo(frame.getValue().code());
            }
        }
        try (HeardLine page = pageLine(shopper, Map.of("Origin", "https://evil.example"))) {
            page.awaitEnd();
            assertThat(goodbye(page)).isEqualTo(Problem.ORIGIN_REFUSED.code());
        }
        try (HeardLine page = pageLine(shopper, Map.of())) {
            page.awaitEnd();
            assertThat(page.frames()).isEmpty();
        }
    }

    @Test
    void of_a_thousand_lines_of_one_visitor_a_few_stand_and_the_rest_go_quietly()
            throws IOException, InterruptedException, ExecutionException {
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        told("view", page(shopper.token(), UUID.randomUUID(), "http://localhost/", "A thousand tabs", ""));
        Map<String, String> headers = Map.of("Origin", ShopApi.SHOP_ORIGIN);
        List<HeardLine> lines = whileOthersAreServed(() -> pageLine(shopper, headers));
        try {
            assertThat(Crowd.await(
                            Duration.ofSeconds(60),
                            () -> lines.stream().filter(HeardLine::isEnded).count() == MANY - MOST_LINES))
                    .as("%d ended", lines.stream().filter(HeardLine::isEnded).count())
                    .isTrue();
            assertThat(lines.stream().filter(HeardLine::isEnded))
                    .allSatisfy(line -> assertThat(goodbye(line)).isEqualTo(Problem.TOO_MANY.code()));
            assertThat(visit(shopper).at("/row/state").asText()).isNotEqualTo("gone");
        } finally {
            lines.forEach(HeardLine::close);
        }
        // Their places are free again.
        assertThat(Crowd.await(Duration.ofSeconds(30), () -> {
                    try (HeardLine again = pageLine(shopper, headers)) {
                        again.await(ServerFrame.Welcome.class, any -> true);
                        again.send("{\"type\":\"here\",\"view\":\"" + UUID.randomUUID() + "\",\"state\":\"hidden\"}");
                        return Crowd.await(
                                Duration.ofSeconds(3),
                                () -> visitOf(shopper).at("/row/state").asText().equals("hidden"));
                    }
                }))
                .isTrue();
    }

    @Test
    void of_a_thousand_views_of_one_visitor_a_minutes_worth_is_taken_and_the_rest_told_to_wait()
            throws IOException, InterruptedException, ExecutionException {
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        List<HttpResponse<String>> answers = whileOthersAreServed(
                () -> told("view", page(shopper.token(), UUID.randomUUID(), "http://localhost/", "A burst", "")));
        long taken =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        // A slow machine may be in its second minute.
        assertThat(taken).isBetween((long) MOST_IN_A_MINUTE, 2L * MOST_IN_A_MINUTE);
        assertThat(visit(shopper).at("/row/pages").asLong()).isEqualTo(taken);
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() != 200) {
                code(Problem.TOO_MANY, "view", answer);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .hasValue(ShopApi.SHOP_ORIGIN);
            }
        }
    }

    @Test
    void moments_and_answers_count_like_views() throws IOException, InterruptedException, ExecutionException {
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        told("view", page(shopper.token(), UUID.randomUUID(), "http://localhost/", "Moments", ""));
        List<HttpResponse<String>> answers =
                whileOthersAreServed(() -> told("trigger", something(shopper.token(), UUID.randomUUID())));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200).count())
                .isBetween(MOST_IN_A_MINUTE - 1L, 2L * MOST_IN_A_MINUTE);
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() != 200) {
                code(Problem.TOO_MANY, "trigger", answer);
            }
        }
    }

    /// Does something a thousand times at once, and meanwhile serves somebody else.
    private static <T> List<T> whileOthersAreServed(Callable<T> busy)
            throws IOException, InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> pending =
                    Stream.generate(() -> hands.submit(busy)).limit(MANY).toList();
            do {
                serveSomebodyElse();
            } while (!pending.stream().allMatch(Future::isDone));
            for (Future<T> one : pending) {
                results.add(one.get());
            }
        }
        return results;
    }

    private static HeardLine pageLine(ShopApi.Shopper shopper, Map<String, String> headers) {
        return HeardLine.open(shop.socket("page", headers), shopper.token());
    }

    private static String goodbye(HeardLine line) {
        List<String> frames = line.frames();
        return !frames.isEmpty() && HeardLine.read(frames.getLast()) instanceof ServerFrame.Goodbye goodbye
                ? goodbye.problem().code()
                : "no goodbye, but " + frames;
    }

    /// A page view as a page sends it; texts are escaped already.
    private static String page(@Nullable String token, UUID view, String url, String title, String more) {
        return "{" + (token == null ? "" : "\"token\":\"" + token + "\",") + "\"view\":\"" + view
                + "\",\"page\":{\"url\":\"" + url + "\",\"title\":\"" + title + "\"}" + more + "}";
    }

    private static HttpResponse<String> told(String door, String body) throws IOException, InterruptedException {
        return shop.answerTo(intake(door, body));
    }

    private static HttpRequest.Builder intake(String door, String body) {
        return shop.request("/intake/" + shop.shop.siteKey() + "/" + door)
                .header("Content-Type", "text/plain")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36")
                .header("Origin", ShopApi.SHOP_ORIGIN)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /// As staff read it.
    private static JsonNode visit(ShopApi.Shopper shopper) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                shop.answerTo(shop.request("/api/visits/" + shopper.visitor()).header("Cookie", shop.agent.cookie()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode visitOf(ShopApi.Shopper shopper) {
        try {
            return visit(shopper);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void code(Problem problem, String what, HttpResponse<String> answer) throws IOException {
        assertThat(JSON.readTree(answer.body()).path("code").asText())
                .as("%s: %s %s", what, answer, answer.body())
                .isEqualTo(problem.code());
        assertThat(answer.statusCode()).as(what).isEqualTo(problem.httpStatus());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
