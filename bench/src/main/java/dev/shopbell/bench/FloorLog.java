package dev.shopbell.bench;

import io.vertx.core.Context;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/// The floor's log: whatever queued while the last commit flew goes into the next one, as a single statement that also
/// gives each line its number. Appended lines are acknowledged and pushed after the commit, on their own event loops.
final class FloorLog {
    /// More rows in one statement do not raise throughput any more, they only lengthen the wait of the first.
    private static final int MAX_BATCH = 512;

    private static final String OPEN = """
            INSERT INTO floor.conversation (id, head) VALUES (?, 0) ON CONFLICT DO NOTHING
            """;

    private static final String APPEND = """
            WITH counted AS (
                UPDATE floor.conversation SET head = head + lines
                FROM unnest(?::uuid[], ?::integer[]) WITH ORDINALITY AS counts (conversation, lines, ordinal)
                WHERE id = conversation
                RETURNING id, head - lines AS before, ordinal
            ), written AS (
                INSERT INTO floor.line (conversation, number, client_id, by_shopper, at_micros, text)
                SELECT id, before + place, client_id, by_shopper, ?, text
                FROM unnest(?::bigint[], ?::integer[], ?::uuid[], ?::boolean[], ?::text[])
                    AS line (conversation_ordinal, place, client_id, by_shopper, text)
                JOIN counted ON ordinal = conversation_ordinal
            )
            SELECT ordinal::integer, before FROM counted
            """;

    /// A line on its way to disk.
    record Line(FloorConnection sender, FloorPair pair, UUID clientId, String text) {}

    private record Opening(UUID conversation, FloorConnection connection) {}

    private final Connection connection;
    private final PreparedStatement append;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

    private FloorLog(Connection connection) throws SQLException {
        this.connection = connection;
        append = connection.prepareStatement(APPEND);
    }

    /// Starts a log with a connection of its own from `database`.
    static FloorLog open(DataSource database) throws SQLException {
        FloorLog log = new FloorLog(database.getConnection());
        Thread.ofPlatform().name("floor-log").start(log::run);
        return log;
    }

    /// Makes sure that the conversation has a row, then welcomes the connection.
    void opened(UUID conversation, FloorConnection connection) {
        queue.add(new Opening(conversation, connection));
    }

    /// Queues a line.
    void append(Line line) {
        queue.add(line);
    }

    private void run() {
        List<Object> taken = new ArrayList<>(MAX_BATCH);
        List<Line> lines = new ArrayList<>(MAX_BATCH);
        try {
            while (true) {
                taken.add(queue.take());
                queue.drainTo(taken, MAX_BATCH - 1);
                for (Object item : taken) {
                    switch (item) {
                        case Opening opening -> open(opening);
                        case Line line -> lines.add(line);
                        default -> throw new IllegalStateException();
                    }
                }
                if (!lines.isEmpty()) {
                    write(lines);
                }
                taken.clear();
                lines.clear();
            }
        } catch (SQLException | InterruptedException e) {
            // The floor has no recovery: a run in which its database fails is void.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void open(Opening opening) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, opening.conversation());
            statement.executeUpdate();
        }
        FloorConnection welcomed = opening.connection();
        welcomed.context().runOnContext(ignored -> welcomed.send(FloorFrame.welcome()));
    }

    private void write(List<Line> lines) throws SQLException {
        int size = lines.size();
        Map<UUID, Integer> ordinals = new LinkedHashMap<>();
        Integer[] counts = new Integer[size];
        Long[] ordinal = new Long[size];
        Integer[] place = new Integer[size];
        Arrays.fill(counts, 0);
        String[] clientIds = new String[size];
        Boolean[] byShopper = new Boolean[size];
        String[] texts = new String[size];
        for (int i = 0; i < size; i++) {
            Line line = lines.get(i);
            int at = ordinals.computeIfAbsent(line.pair().conversation(), id -> ordinals.size() + 1);
            ordinal[i] = (long) at;
            place[i] = ++counts[at - 1];
            clientIds[i] = line.clientId().toString();
            byShopper[i] = line.sender().isShopper();
            texts[i] = line.text();
        }
        String[] conversations = ordinals.keySet().stream().map(UUID::toString).toArray(String[]::new);
        long atMicros = System.currentTimeMillis() * 1_000;
        append.setArray(1, connection.createArrayOf("text", conversations));
        append.setArray(2, connection.createArrayOf("int4", Arrays.copyOf(counts, conversations.length)));
        append.setLong(3, atMicros);
        append.setArray(4, connection.createArrayOf("int8", ordinal));
        append.setArray(5, connection.createArrayOf("int4", place));
        append.setArray(6, connection.createArrayOf("text", clientIds));
        append.setArray(7, connection.createArrayOf("bool", byShopper));
        append.setArray(8, connection.createArrayOf("text", texts));
        int[] before = new int[conversations.length + 1];
        try (ResultSet rows = append.executeQuery()) {
            while (rows.next()) {
                before[rows.getInt(1)] = rows.getInt(2);
            }
        }
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = before[ordinal[i].intValue()] + place[i];
        }
        deliver(List.copyOf(lines), numbers, atMicros);
    }

    private static void deliver(List<Line> lines, int[] numbers, long atMicros) {
        Map<Context, List<Runnable>> sends = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            Line line = lines.get(i);
            int number = numbers[i];
            FloorConnection sender = line.sender();
            sends.computeIfAbsent(sender.context(), context -> new ArrayList<>())
                    .add(() -> sender.send(FloorFrame.said(line, number, atMicros)));
            FloorConnection other = line.pair().otherThan(sender);
            if (other != null) {
                sends.computeIfAbsent(other.context(), context -> new ArrayList<>())
                        .add(() -> other.send(FloorFrame.entry(line, number, atMicros)));
            }
        }
        sends.forEach((context, all) -> context.runOnContext(ignored -> all.forEach(Runnable::run)));
    }
}
