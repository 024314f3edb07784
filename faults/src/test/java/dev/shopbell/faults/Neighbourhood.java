package dev.shopbell.faults;

import dev.shopbell.client.LongPollTransport;
import dev.shopbell.client.Transport;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// The running product, in which one shopper talks with an agent, and strangers have lines of their own: a shopper of
/// the
/// same site, by socket and by long poll, and one of another site. Used by one thread.
final class Neighbourhood implements AutoCloseable {
    /// Stands in everything that the asker and the staff say and look at, and in nothing else.
    static final String SECRET = "violets";

    /// What nobody in these tests may change. Sessions are compared without the time when they were last used.
    private static final String FACTS = Stream.of(
                    "site.site",
                    "access.account",
                    "access.invitation",
                    "access.setup_token",
                    "access.visitor_token",
                    "customer.customer",
                    "customer.link",
                    "conversation.conversation",
                    "conversation.entry",
                    "conversation.reading")
            .map(table -> "SELECT '" + table + " ' || to_jsonb(t)::text AS fact FROM " + table + " t")
            .reduce(
                    "SELECT 'access.session ' || id || expires_at FROM access.session",
                    (all, one) -> all + " UNION ALL " + one)
            .concat(" ORDER BY 1");

    private static final String SECOND_SITE =
            "{\"key\":\"other-shop\",\"name\":\"Other shop\",\"origins\":[\"http://other.example\"]}";

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    final Shop shop;
    final ShopApi.Staff owner;
    final ShopApi.Staff agent;
    /// Whose sessions are over, by how they ended.
    final Map<String, ShopApi.Staff> formerStaff = new LinkedHashMap<>();

    final ShopApi.Shopper asker;
    final ShopApi.Shopper neighbour;
    final ShopApi.Shopper foreigner;
    final HeardLine askerLine;
    final HeardLine agentLine;
    /// By who listens.
    final Map<String, HeardLine> strangers = new LinkedHashMap<>();
    /// Between the asker and the agent.
    final UUID conversation;
    /// Of the asker's first line.
    final UUID askersClientId = UUID.randomUUID();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Connection database;

    private Neighbourhood(Shop shop) throws IOException, InterruptedException, SQLException {
        this.shop = shop;
        database = DriverManager.getConnection(shop.jdbcUrl());
        owner = shop.owner();
        addSecondSite();
        agent = shop.api().hire(owner, "Agent");
        formerStaff.put("idle for too long", expiredStaff("Idle", "seen_at"));
        formerStaff.put("too old", expiredStaff("Old", "expires_at"));
        ShopApi.Staff leaver = shop.api().hire(owner, "Leaver");
        signOut(leaver);
        formerStaff.put("signed out", leaver);
        asker = shop.api().newShopper(shop.siteKey());
        neighbour = shop.api().newShopper(shop.siteKey());
        foreigner = shop.api().newShopper("other-shop");
        askerLine = HeardLine.open(socket("shopper", Map.of()), asker.token());
        agentLine = HeardLine.open(socket("staff", Map.of("Origin", origin(), "Cookie", agent.cookie())), null);
        askerLine.send(new VisitorFrame.PageView(new Page("https://shop.example/" + SECRET, "All about " + SECRET)));
        conversation = askerLine
                .ask(line(askersClientId, "Do you sell " + SECRET + "?"), ServerFrame.Said.class)
                .conversation();
        askerLine.ask(new ConversationFrame.Follow(conversation, 0, null), ServerFrame.Entries.class);
        agentLine.ask(new ConversationFrame.Follow(conversation, 0, null), ServerFrame.Entries.class);
        staffSay(EntryKind.LINE, "The " + SECRET + " come on Friday.");
        staffSay(EntryKind.NOTE, "We never sold " + SECRET + " before.");
        strangers.put("neighbour", HeardLine.open(socket("shopper", Map.of()), neighbour.token()));
        strangers.put(
                "neighbour by long poll",
                HeardLine.open(new LongPollTransport(origin(), "shopper", Map.of()), neighbour.token()));
        strangers.put("foreigner", HeardLine.open(socket("shopper", Map.of()), foreigner.token()));
        for (HeardLine stranger : strangers.values()) {
            stranger.ask(line(UUID.randomUUID(), "Good morning."), ServerFrame.Said.class);
        }
    }

    static Neighbourhood open(Path folder) throws IOException, InterruptedException, SQLException {
        return open(folder, 1, List.of());
    }

    /// @param nodes see [Shop#open]
    /// @param settings see [Shop#open]
    static Neighbourhood open(Path folder, int nodes, List<String> settings)
            throws IOException, InterruptedException, SQLException {
        Shop shop = Shop.open(folder, nodes, settings);
        try {
            return new Neighbourhood(shop);
        } catch (IOException | InterruptedException | SQLException | RuntimeException | AssertionError e) {
            shop.close();
            throw e;
        }
    }

    /// A shopper's line.
    static ConversationFrame.Say line(UUID clientId, String text) {
        return new ConversationFrame.Say(clientId, null, EntryKind.LINE, text);
    }

    /// The agent says something in the asker's conversation.
    ServerFrame.Said staffSay(EntryKind kind, String text) {
        return agentLine.ask(
                new ConversationFrame.Say(UUID.randomUUID(), conversation, kind, text), ServerFrame.Said.class);
    }

    /// The server's own origin.
    String origin() {
        return shop.first().url().toString();
    }

    /// @param side `shopper` or `staff`
    Transport socket(String side, Map<String, String> headers) {
        return socketOf(shop.first(), side, headers);
    }

    Transport socketOf(LocalServer node, String side, Map<String, String> headers) {
        URI url = URI.create("ws://" + node.url().getAuthority() + "/socket/" + side);
        return new WebSocketTransport(http, url, headers);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(shop.first().url().resolve(path)).timeout(TIMEOUT);
    }

    /// A body of JSON, from no page.
    HttpRequest.Builder post(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    HttpResponse<String> answerTo(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String bearer(ShopApi.Shopper shopper) {
        return "Bearer " + shopper.token();
    }

    /// Everything that is stored of sites, accounts, sessions and conversations.
    List<String> facts() throws SQLException {
        List<String> facts = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(FACTS)) {
            while (rows.next()) {
                facts.add(rows.getString(1));
            }
        }
        return facts;
    }

    /// What is stored of the asker's conversation.
    List<String> factsOfConversation() throws SQLException {
        return facts().stream()
                .filter(fact -> fact.contains(conversation.toString()))
                .toList();
    }

    /// Ends the session, as the console does.
    void signOut(ShopApi.Staff staff) throws IOException, InterruptedException {
        HttpResponse<String> answer = answerTo(
                request("/api/session").DELETE().header("Origin", origin()).header("Cookie", staff.cookie()));
        if (answer.statusCode() != 204) {
            throw new IOException("Signing out was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /// A session that began and was never used, and that time has run out for.
    ///
    /// @param column of `access.session`: the moment that lies too far back
    private ShopApi.Staff expiredStaff(String name, String column)
            throws IOException, InterruptedException, SQLException {
        ShopApi.Staff staff = shop.api().hire(owner, name);
        execute("UPDATE access.session SET " + column + " = now() - interval '31 days' WHERE account = '"
                + staff.account() + "'");
        return staff;
    }

    private void addSecondSite() throws IOException, InterruptedException {
        HttpResponse<String> answer = answerTo(
                post("/api/sites", SECOND_SITE).header("Origin", origin()).header("Cookie", owner.cookie()));
        if (answer.statusCode() != 200) {
            throw new IOException("Adding a site was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        strangers.values().forEach(HeardLine::close);
        askerLine.close();
        agentLine.close();
        database.close();
        http.shutdownNow();
        shop.close();
    }
}
