package dev.shopbell.faults;

import static dev.shopbell.faults.Neighbourhood.bearer;

import dev.shopbell.protocol.Problem;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/// A request that is refused whoever sends it.
record Asking(String name, Problem problem, Function<Neighbourhood, HttpRequest.Builder> request) {
    private static final int MAX_BODY_BYTES = 256 * 1024;

    static Stream<Asking> all() {
        Stream<Asking> others = Stream.of(
                new Asking("a shopper of no site", Problem.NOT_FOUND, all -> visitor(all, "no-such-shop", "")),
                new Asking("a shopper of a site's name", Problem.NOT_FOUND, all -> visitor(all, "Trial shop", "")),
                new Asking("a long body", Problem.FRAME_TOO_LARGE, all -> visitor(all, all.shop.siteKey(), tooLong())),
                new Asking("a second set-up", Problem.NOT_FOUND, all -> all.post("/api/setup", """
                        {"token": "guessed", "email": "stranger@example.com", "name": "Stranger",
                         "password": "long enough for anybody", "shopName": "Mine", "shopOrigin": "https://evil.example"}
                        """)),
                new Asking("a guessed invitation", Problem.NOT_FOUND, all -> all.post("/api/invitation", """
                        {"token": "guessed", "password": "long enough for anybody"}
                        """)),
                new Asking("entries by nobody", Problem.NOT_SIGNED_IN, Asking::entries),
                new Asking(
                        "entries by a stranger with a staff session beside",
                        Problem.NOT_FOUND,
                        all -> entries(all)
                                .header("Authorization", bearer(all.neighbour))
                                .header("Cookie", all.owner.cookie())));
        Stream<Asking> byToken = Knock.wrongTokens().entrySet().stream()
                .map(wrong -> new Asking(
                        "entries by " + wrong.getKey(),
                        Problem.NOT_SIGNED_IN,
                        all -> entries(all)
                                .header(
                                        "Authorization",
                                        "Bearer " + wrong.getValue().of(all))));
        Stream<Asking> bySession = Knock.FORMER_STAFF.stream()
                .map(end -> new Asking(
                        "entries by a session " + end,
                        Problem.NOT_SIGNED_IN,
                        all -> entries(all).header("Cookie", Knock.cookieOf(all, end))));
        return Stream.of(others, byToken, bySession).flatMap(all -> all);
    }

    /// Reads the asker's conversation.
    static HttpRequest.Builder entries(Neighbourhood all) {
        return all.request("/api/conversations/" + all.conversation + "/entries");
    }

    private static HttpRequest.Builder visitor(Neighbourhood all, String site, String rest) {
        return all.post("/api/visitors", "{\"site\":\"" + site + "\",\"rest\":\"" + rest + "\"}");
    }

    /// A body above the bound that does not say its length.
    static HttpRequest.Builder streamed(Neighbourhood all) {
        byte[] body = ("{\"site\":\"" + all.shop.siteKey() + "\",\"rest\":\"" + tooLong() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        return all.request("/api/visitors")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private static String tooLong() {
        return "a".repeat(MAX_BODY_BYTES);
    }

    @Override
    public String toString() {
        return name;
    }
}
