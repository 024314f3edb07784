package dev.shopbell.faults;

import static dev.shopbell.faults.Neighbourhood.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.VisitorFilter;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.VisitorListFrame;
import dev.shopbell.protocol.VisitorSort;
import dev.shopbell.protocol.Wire;
import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Long because the attempts of one server stand together. Who may see and do what in the built product, over its real
/// sockets and HTTP: everything that a stranger tries is
/// refused, shows nothing and changes nothing. After each attempt the database and all that strangers ever heard is
/// looked at.
class StrangersDbTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE_TITLE = "<img src=x onerror=alert(1)>";
    /// What a conversation's follower or a member of staff is sent, and a stranger never.
    private static final List<Class<? extends ServerFrame>> NOT_FOR_STRANGERS = List.of(
            ServerFrame.TypingSeen.class,
            ServerFrame.WorkList.class,
            ServerFrame.WorkItems.class,
            ServerFrame.Staff.class,
            ServerFrame.Visitors.class,
            ServerFrame.Done.class);

    @TempDir
    private static Path folder;

    private static Neighbourhood shop;
    private static List<String> facts = List.of();

    @BeforeAll
    static void open() throws IOException, InterruptedException, SQLException {
        assumeTrue(LocalServer.isBuilt(), "The server is not built: ./mvnw package -DskipTests -pl server/app -am");
        shop = Neighbourhood.open(folder);
        facts = shop.facts();
    }

    @AfterAll
    static void close() throws IOException, SQLException {
        if (shop != null) { // null where the server is not built or did not start
            shop.close();
        }
    }

    @AfterEach
    void nothing_was_changed_and_nothing_was_heard() throws SQLException {
        List<String> now = shop.facts();
        assertThat(now.stream().filter(fact -> !facts.contains(fact)))
                .as("new or changed")
                .isEmpty();
        assertThat(facts.stream().filter(fact -> !now.contains(fact)))
                .as("gone or changed")
                .isEmpty();
        shop.strangers.forEach((who, line) -> line.frames().forEach(json -> {
            ServerFrame frame = HeardLine.read(json);
            assertThat(frame).as(who).isNotInstanceOfAny(NOT_FOR_STRANGERS.toArray(new Class<?>[0]));
            assertThat(json).as(who).doesNotContain(Neighbourhood.SECRET, id(shop.asker.visitor()));
            // A refusal of what a stranger asked for names what they asked for.
            if (!(frame instanceof ServerFrame.Refused)) {
                assertThat(json).as(who).doesNotContain(id(shop.conversation));
            }
        }));
        Stream.of(shop.askerLine, shop.agentLine)
                .flatMap(line -> line.frames().stream())
                .map(HeardLine::read)
                .forEach(frame -> {
                    if (frame instanceof ServerFrame.TypingSeen(UUID _, var author, boolean _, var _)) {
                        assertThat(author.id()).isIn(shop.asker.visitor(), shop.agent.account());
                    }
                });
    }

    private static String id(UUID id) {
        return id.toString();
    }

    static Stream<Arguments> attempts() {
        return Stream.of("neighbour", "neighbour by long poll", "foreigner")
                .flatMap(who -> Attempt.ALL.stream().map(attempt -> Arguments.of(who, attempt)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void a_stranger_is_answered_as_if_there_were_no_such_conversation(String who, Attempt attempt) {
        HeardLine line = line(who);
        if (attempt.problem() == null) {
            int before = line.frames().size();
            line.send(attempt.about().apply(shop.conversation));
            line.fence();
            assertThat(line.frames().stream().skip(before).map(HeardLine::read))
                    .filteredOn(frame -> frame instanceof ServerFrame.Refused)
                    .hasSize(1);
        } else {
            ProblemDetail refusal = line.refusalOf(attempt.about().apply(shop.conversation));
            assertThat(refusal.code()).isEqualTo(attempt.problem().code());
            assertThat(refusal).isEqualTo(line.refusalOf(attempt.about().apply(UUID.randomUUID())));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, Integer.MAX_VALUE})
    void no_cursor_opens_a_conversation(int after) throws IOException, InterruptedException {
        String epoch = HeardLine.read(line("neighbour").frames().getFirst()) instanceof ServerFrame.Welcome welcome
                ? welcome.epoch()
                : "none";
        for (String who : shop.strangers.keySet()) {
            ConversationFrame.Follow follow = new ConversationFrame.Follow(shop.conversation, after, epoch);
            assertThat(line(who).refusalOf(follow).code()).as(who).isEqualTo(Problem.NOT_FOUND.code());
        }
        for (ShopApi.Shopper stranger : List.of(shop.neighbour, shop.foreigner)) {
            refused(
                    Problem.NOT_FOUND,
                    shop.request("/api/conversations/" + shop.conversation + "/entries?after=" + after)
                            .header("Authorization", bearer(stranger)));
        }
    }

    @Test
    void who_knows_the_id_of_anothers_line_says_a_line_of_their_own() throws SQLException {
        List<String> before = shop.factsOfConversation();
        for (String who : List.of("neighbour", "foreigner")) {
            ServerFrame.Said said =
                    line(who).ask(Neighbourhood.line(shop.askersClientId, "A line of my own."), ServerFrame.Said.class);
            assertThat(said.conversation()).isNotEqualTo(shop.conversation);
        }
        assertThat(shop.factsOfConversation()).isEqualTo(before);
        facts = shop.facts();
    }

    @Test
    void strangers_hear_nothing_while_the_others_talk() throws SQLException {
        shop.strangers
                .values()
                .forEach(line -> Attempt.ALL.forEach(attempt -> {
                    line.send(attempt.about().apply(shop.conversation));
                    line.fence();
                }));
        shop.agentLine.ask(new DeskFrame.WatchWork(), ServerFrame.WorkList.class);
        shop.agentLine.send(new ConversationFrame.Typing(shop.conversation, true));
        shop.askerLine.await(ServerFrame.TypingSeen.class, ServerFrame.TypingSeen::on);
        shop.staffSay(EntryKind.NOTE, "Have we " + Neighbourhood.SECRET + " left?");
        shop.agentLine.ask(new ConversationFrame.Close("closing", shop.conversation), ServerFrame.Done.class);
        shop.agentLine.ask(new ConversationFrame.Reopen("reopening", shop.conversation), ServerFrame.Done.class);
        String last = "The last " + Neighbourhood.SECRET + " are yours.";
        shop.staffSay(EntryKind.LINE, last);
        shop.askerLine.await(
                ServerFrame.Entries.class,
                heard -> heard.entries().stream().anyMatch(entry -> last.equals(entry.text())));
        shop.agentLine.await(
                ServerFrame.WorkItems.class, changed -> changed.toString().contains(last));
        shop.strangers.values().forEach(HeardLine::fence);
        facts = shop.facts();
    }

    @Test
    void who_is_in_the_shops_is_for_staff_alone() {
        for (String who : shop.strangers.keySet()) {
            ServerFrame.Refused refused = line(who)
                    .ask(
                            new VisitorListFrame.WatchVisitors(VisitorFilter.ALL, VisitorSort.NEWEST, 0, 10),
                            ServerFrame.Refused.class);
            assertThat(refused.problem().code()).as(who).isEqualTo(Problem.FORBIDDEN.code());
            line(who).send(new VisitorListFrame.UnwatchVisitors());
            line(who).fence();
        }
    }

    @ParameterizedTest
    @MethodSource("notForPages")
    void the_line_of_a_page_tells_that_it_is_there_and_no_more(ClientFrame frame) {
        try (HeardLine page =
                HeardLine.open(shop.socket("page", Map.of("Origin", "http://other.example")), shop.foreigner.token())) {
            page.await(ServerFrame.Welcome.class, any -> true);
            page.send(frame);
            page.awaitEnd();
            assertThat(page.frames().stream().map(HeardLine::read).toList())
                    .hasOnlyElementsOfTypes(ServerFrame.Welcome.class, ServerFrame.Goodbye.class);
        }
    }

    static Stream<ClientFrame> notForPages() {
        return Stream.of(
                new VisitorListFrame.WatchVisitors(VisitorFilter.ALL, VisitorSort.NEWEST, 0, 10),
                new DeskFrame.WatchWork(),
                new ConversationFrame.Follow(shop.conversation, 0, null),
                Neighbourhood.line(UUID.randomUUID(), "From a page."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "event", "trigger", "outcome"})
    void what_pages_tell_is_heard_from_their_own_shop_and_its_own_visitors(String what)
            throws IOException, InterruptedException {
        String told =
                "{\"token\":\"%s\",\"view\":\"%2$s\",\"page\":{\"url\":\"http://other.example/\",\"title\":\"x\"},"
                        + "\"name\":\"set\",\"rule\":\"%2$s\",\"invitation\":\"%2$s\",\"outcome\":\"declined\"}";
        String neighbours = told.formatted(shop.neighbour.token(), UUID.randomUUID());
        String path = "/intake/other-shop/" + what;
        // The shop's own page may read why; the token is another shop's.
        HttpResponse<String> answer = shop.answerTo(intake(path, neighbours, "http://other.example"));
        assertThat(JSON.readTree(answer.body()).path("code").asText())
                .as(what + " " + answer + answer.body())
                .isEqualTo(Problem.NOT_SIGNED_IN.code());
        String foreigners = told.formatted(shop.foreigner.token(), UUID.randomUUID());
        for (String origin : Knock.FOREIGN_ORIGINS) {
            refused(Problem.ORIGIN_REFUSED, intake(path, foreigners, origin.replace("OURS", shop.origin())));
        }
    }

    private static HttpRequest.Builder intake(String path, String body, String origin) {
        return shop.request(path)
                .header("Content-Type", "text/plain")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static Stream<Knock> knocks() {
        return Knock.all();
    }

    @ParameterizedTest
    @MethodSource("knocks")
    void a_socket_opens_only_to_its_owner_from_a_page_of_ours(Knock knock) {
        try (HeardLine line = HeardLine.open(
                shop.socket(knock.side(), knock.headers(shop)), knock.token().of(shop))) {
            if (knock.problem() == null) {
                line.await(ServerFrame.Welcome.class, any -> true);
                return;
            }
            line.awaitEnd();
            // Where the page is refused the line does not even come up.
            assertThat(line.frames().stream()
                            .map(HeardLine::read)
                            .map(frame ->
                                    ((ServerFrame.Goodbye) frame).problem().code()))
                    .isEqualTo(
                            knock.problem() == Problem.ORIGIN_REFUSED
                                    ? List.of()
                                    : List.of(knock.problem().code()));
        }
    }

    @ParameterizedTest
    @MethodSource("knocks")
    void a_long_poll_opens_only_to_its_owner_from_a_page_of_ours(Knock knock) throws IOException, InterruptedException {
        HttpRequest.Builder request = shop.post(
                "/poll/" + knock.side(),
                Wire.write(new SessionFrame.Hello(Wire.VERSION, knock.token().of(shop))));
        knock.headers(shop).forEach(request::header);
        if (knock.problem() == null) {
            assertThat(shop.answerTo(request).statusCode()).isEqualTo(200);
        } else {
            refused(knock.problem(), request);
        }
    }

    @Test
    void a_long_poll_answers_only_to_its_whole_secret_and_to_no_foreign_page()
            throws IOException, InterruptedException {
        HttpResponse<String> opened = shop.answerTo(
                shop.post("/poll/shopper", Wire.write(new SessionFrame.Hello(Wire.VERSION, shop.asker.token()))));
        String poll = JSON.readTree(opened.body()).get("poll").asText();
        for (String guess :
                List.of(poll.substring(1), Knock.altered(poll), id(shop.asker.visitor()), shop.asker.token())) {
            for (HttpRequest.Builder request : usesOf(guess)) {
                refused(Problem.POLL_UNKNOWN, request.header("Authorization", bearer(shop.neighbour)));
            }
        }
        for (String origin : Knock.FOREIGN_ORIGINS) {
            for (HttpRequest.Builder request : usesOf(poll)) {
                refused(Problem.ORIGIN_REFUSED, request.header("Origin", origin.replace("OURS", shop.origin())));
            }
        }
        HttpResponse<String> fetched = shop.answerTo(shop.request("/poll/" + poll + "/frames?after=0"));
        assertThat(fetched.body()).contains("welcome", id(shop.asker.visitor()));
    }

    @Test
    void a_long_poll_of_staff_answers_only_to_the_session_that_opened_it() throws IOException, InterruptedException {
        HttpResponse<String> opened =
                shop.answerTo(shop.post("/poll/staff", Wire.write(new SessionFrame.Hello(Wire.VERSION, null)))
                        .header("Origin", shop.origin())
                        .header("Cookie", shop.agent.cookie()));
        String poll = JSON.readTree(opened.body()).get("poll").asText();
        callersWhoAreNoStaff().forEach((who, headers) -> {
            // The owner's cookie is among them.
            for (HttpRequest.Builder request : usesOf(poll)) {
                headers.forEach(request::header);
                try {
                    refused(Problem.POLL_UNKNOWN, request.header("Origin", shop.origin()));
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(who, e);
                }
            }
        });
        HttpResponse<String> fetched =
                shop.answerTo(shop.request("/poll/" + poll + "/frames?after=0").header("Cookie", shop.agent.cookie()));
        assertThat(fetched.body()).contains("welcome", id(shop.agent.account()));
    }

    @Test
    void whoever_signs_out_hears_no_more_on_a_long_poll_that_is_open()
            throws IOException, InterruptedException, SQLException {
        ShopApi.Staff leaver = shop.shop.api().hire(shop.owner, "Third leaver");
        String hello = Wire.write(new SessionFrame.Hello(Wire.VERSION, null));
        String follow = Wire.write(new ConversationFrame.Follow(shop.conversation, 0, null));
        String poll = JSON.readTree(shop.answerTo(by(leaver, shop.post("/poll/staff", hello)))
                        .body())
                .get("poll")
                .asText();
        shop.answerTo(by(leaver, shop.post("/poll/" + poll + "/frames?seq=1", "[" + follow + "]")));
        shop.signOut(leaver);
        String said = "Only for those whose poll goes on: " + Neighbourhood.SECRET;
        List<String> heard = new ArrayList<>();
        HttpResponse<String> answer = fetched(leaver, poll, 0);
        while (answer.statusCode() == 200) {
            JsonNode page = JSON.readTree(answer.body());
            page.path("frames").forEach(frame -> heard.add(frame.toString()));
            if (heard.stream().anyMatch(frame -> frame.contains(Problem.SESSION_ENDED.code()))) {
                shop.staffSay(EntryKind.LINE, said);
            }
            answer = fetched(
                    leaver,
                    poll,
                    page.path("first").asLong() + page.path("frames").size() - 1);
        }
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(Problem.POLL_UNKNOWN.code());
        assertThat(heard.getLast()).contains("goodbye", Problem.SESSION_ENDED.code());
        assertThat(heard).noneMatch(frame -> frame.contains(said));
        facts = shop.facts();
    }

    private static HttpResponse<String> fetched(ShopApi.Staff staff, String poll, long after)
            throws IOException, InterruptedException {
        return shop.answerTo(by(staff, shop.request("/poll/" + poll + "/frames?after=" + after)));
    }

    /// From the console.
    private static HttpRequest.Builder by(ShopApi.Staff staff, HttpRequest.Builder request) {
        return request.header("Origin", shop.origin()).header("Cookie", staff.cookie());
    }

    private static List<HttpRequest.Builder> usesOf(String poll) {
        String say = Wire.write(Neighbourhood.line(UUID.randomUUID(), "A foreign line."));
        return List.of(
                shop.request("/poll/" + poll + "/frames?after=0"),
                shop.post("/poll/" + poll + "/frames?seq=1", "[" + say + "]"),
                shop.request("/poll/" + poll).DELETE());
    }

    @Test
    void whoever_signs_out_hears_no_more_on_the_line_that_is_open()
            throws IOException, InterruptedException, SQLException {
        ShopApi.Staff leaver = shop.shop.api().hire(shop.owner, "Second leaver");
        try (HeardLine line = HeardLine.open(
                shop.socket("staff", Map.of("Origin", shop.origin(), "Cookie", leaver.cookie())), null)) {
            line.ask(new DeskFrame.WatchWork(), ServerFrame.WorkList.class);
            line.ask(new ConversationFrame.Follow(shop.conversation, 0, null), ServerFrame.Entries.class);
            shop.signOut(leaver);
            line.awaitEnd();
            shop.staffSay(EntryKind.LINE, "Only for those who stayed: " + Neighbourhood.SECRET);
            assertThat(HeardLine.read(line.frames().getLast()))
                    .isInstanceOfSatisfying(
                            ServerFrame.Goodbye.class,
                            goodbye -> assertThat(goodbye.problem().code()).isEqualTo(Problem.SESSION_ENDED.code()));
        }
        facts = shop.facts();
    }

    /// Who asks over HTTP, with what they may show.
    private static Map<String, Map<String, String>> callersWhoAreNoStaff() {
        Map<String, Map<String, String>> callers = new HashMap<>();
        callers.put("a neighbour", Map.of("Authorization", bearer(shop.neighbour)));
        callers.put(
                "a neighbour with a cookie beside",
                Map.of("Authorization", bearer(shop.neighbour), "Cookie", shop.owner.cookie()));
        callers.put("nobody", Map.of());
        callers.put("a token as session", Map.of("Cookie", "shopbell_session=" + shop.neighbour.token()));
        callers.put("a session as token", Map.of("Authorization", "Bearer " + Knock.secretOf(shop.owner)));
        shop.formerStaff.forEach((end, staff) -> callers.put(end, Map.of("Cookie", staff.cookie())));
        return callers;
    }

    static List<StaffOperations.Operation> operationsOfStaff() {
        return StaffOperations.all();
    }

    @ParameterizedTest
    @MethodSource("operationsOfStaff")
    void what_is_for_staff_is_closed_to_everybody_else(StaffOperations.Operation operation)
            throws IOException, InterruptedException {
        for (Map.Entry<String, Map<String, String>> caller :
                callersWhoAreNoStaff().entrySet()) {
            HttpRequest.Builder request = requestFor(operation).header("Origin", shop.origin());
            caller.getValue().forEach(request::header);
            boolean isKnown = caller.getKey().startsWith("a neighbour");
            refused(isKnown ? Problem.FORBIDDEN : Problem.NOT_SIGNED_IN, request);
        }
        HttpRequest.Builder byAgent =
                requestFor(operation).header("Origin", shop.origin()).header("Cookie", shop.agent.cookie());
        if (operation.isClosedToAgents()) {
            refused(Problem.FORBIDDEN, byAgent);
        }
    }

    @Test
    void the_list_of_what_is_for_staff_is_not_empty() {
        assertThat(StaffOperations.all())
                .extracting(StaffOperations.Operation::path)
                .contains("/api/accounts", "/api/sites", "/api/conversations", "/api/conversations/{id}")
                .contains("/api/visits/{id}", "/api/blocks", "/api/invitations", "/api/invitations/rules");
        assertThat(StaffOperations.all()).anyMatch(StaffOperations.Operation::isClosedToAgents);
    }

    private static HttpRequest.Builder requestFor(StaffOperations.Operation operation) {
        UUID id = operation.path().startsWith("/api/conversations") ? shop.conversation : shop.agent.account();
        String query = operation.path().equals("/api/conversations") ? "?state=closed&before=" + id : "";
        String path = operation.path().replaceAll("\\{\\w+}", id.toString()) + query;
        // Complete for an invitation, so that it would be carried out if it were allowed.
        String body = "{\"email\":\"stranger@example.com\",\"name\":\"Stranger\",\"role\":\"administrator\"}";
        return switch (operation.method()) {
            case "GET" -> shop.request(path);
            case "DELETE" -> shop.request(path).DELETE();
            case "PUT" -> shop.post(path, body).method("PUT", HttpRequest.BodyPublishers.ofString(body));
            default -> shop.post(path, body);
        };
    }

    @ParameterizedTest
    @MethodSource("operationsOfStaff")
    void no_foreign_page_uses_a_session(StaffOperations.Operation operation) throws IOException, InterruptedException {
        if (operation.method().equals("GET")) {
            HttpResponse<String> answer = shop.answerTo(requestFor(operation)
                    .header("Origin", Knock.FOREIGN_ORIGINS.getFirst())
                    .header("Cookie", shop.owner.cookie()));
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
            return;
        }
        refused(Problem.ORIGIN_REFUSED, requestFor(operation).header("Cookie", shop.owner.cookie()));
        for (String origin : Knock.FOREIGN_ORIGINS) {
            refused(
                    Problem.ORIGIN_REFUSED,
                    requestFor(operation)
                            .header("Cookie", shop.owner.cookie())
                            .header("Origin", origin.replace("OURS", shop.origin())));
        }
    }

    static Stream<Asking> askings() {
        return Asking.all();
    }

    @ParameterizedTest
    @MethodSource("askings")
    void a_request_without_a_right_is_refused(Asking asking) throws IOException, InterruptedException {
        refused(asking.problem(), asking.request().apply(shop));
    }

    /// The framework cuts such a body off before this program sees it, and says no more than the status.
    @Test
    void a_long_body_of_unknown_length_is_cut_off() throws IOException, InterruptedException {
        HttpResponse<String> answer = shop.answerTo(Asking.streamed(shop));

        assertThat(answer.statusCode()).isEqualTo(Problem.FRAME_TOO_LARGE.httpStatus());
        assertThat(answer.body()).contains(Problem.FRAME_TOO_LARGE.code());
    }

    @Test
    void who_asks_for_a_foreign_conversation_is_answered_as_for_none() throws IOException, InterruptedException {
        for (ShopApi.Shopper stranger : List.of(shop.neighbour, shop.foreigner)) {
            String own = shop.answerTo(Asking.entries(shop).header("Authorization", bearer(stranger)))
                    .body();
            String none = shop.answerTo(shop.request("/api/conversations/" + UUID.randomUUID() + "/entries")
                            .header("Authorization", bearer(stranger)))
                    .body();
            assertThat(own).isEqualTo(none);
        }
        assertThat(shop.answerTo(Asking.entries(shop).header("Authorization", bearer(shop.asker)))
                        .body())
                .contains(Neighbourhood.SECRET)
                .doesNotContain("We never sold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)//https://shop.example/",
                "data:text/html,<script>alert(1)</script>",
                "https://shop.example@evil.example/",
                "//evil.example/"
            })
    void a_hostile_page_leads_staff_nowhere(String url) throws IOException, InterruptedException {
        UUID own = line("neighbour").await(ServerFrame.Said.class, any -> true).conversation();
        String title = HOSTILE_TITLE + " " + UUID.randomUUID();
        line("neighbour").send(new VisitorFrame.PageView(new Page(url, "\u202E" + title)));
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        JsonNode page;
        do {
            HttpResponse<String> context =
                    shop.answerTo(shop.request("/api/conversations/" + own).header("Cookie", shop.agent.cookie()));
            page = JSON.readTree(context.body()).path("shopper").path("page");
        } while (!page.path("title").asText().equals(title) && System.nanoTime() < deadline);
        assertThat(page.path("title").asText()).isEqualTo(title);
        assertThat(page.path("url").asText("absent")).isEmpty();
    }

    private static HeardLine line(String who) {
        return shop.strangers.entrySet().stream()
                .filter(stranger -> stranger.getKey().equals(who))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /// The answer is the problem and nothing else, also for scripts of other pages.
    private static void refused(Problem problem, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = shop.answerTo(request);
        String what = answer.request() + " " + answer + " " + answer.headers().map() + answer.body();
        assertThat(JSON.readTree(answer.body()).path("code").asText()).as(what).isEqualTo(problem.code());
        assertThat(answer.statusCode()).as(what).isEqualTo(problem.httpStatus());
        assertThat(answer.headers().firstValue("Content-Type")).as(what).hasValue("application/problem+json");
        assertThat(answer.headers().map()).as(what).doesNotContainKeys("access-control-allow-origin", "set-cookie");
        assertThat(answer.body()).doesNotContain(Neighbourhood.SECRET, id(shop.conversation), id(shop.asker.visitor()));
    }
}
