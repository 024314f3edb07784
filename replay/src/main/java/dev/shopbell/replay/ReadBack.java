package dev.shopbell.replay;

import dev.shopbell.protocol.Entry;
import dev.shopbell.replay.Comparison.ReadLine;
import dev.shopbell.replay.Dialogue.Side;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Compares what was said with what one source has of it, talk by talk.
final class ReadBack {
    private final String source;
    private int lines;
    private Comparison comparison = Comparison.NOTHING;

    /// @param source how reports name it
    ReadBack(String source) {
        this.source = source;
    }

    /// Reads every talk from every source there is: what the two sides heard, the API as either of them, the database.
    static List<ReadBack> of(Stage stage, List<Talk> talks, Duration patience)
            throws IOException, InterruptedException, SQLException {
        List<ReadBack> sources = new ArrayList<>();
        sources.add(new ReadBack("heard by shoppers").all(talks, talk -> talk.heard(Side.SHOPPER)));
        sources.add(new ReadBack("heard by agents").all(talks, talk -> talk.heard(Side.AGENT)));
        ShopApi first = stage.nodes().getFirst().api();
        sources.add(new ReadBack("read by shoppers")
                .all(talks, talk -> read(patience, talk, talk.shopper(), first::entries)));
        ShopApi last = stage.nodes().getLast().api();
        sources.add(
                new ReadBack("read by agents").all(talks, talk -> read(patience, talk, talk.agent(), last::entries)));
        String jdbcUrl = stage.jdbcUrl();
        if (jdbcUrl != null) {
            DatabaseEntries database = DatabaseEntries.of(jdbcUrl, talks);
            sources.add(new ReadBack("database, staff's view").all(talks, database::asStaffCount));
            sources.add(new ReadBack("database, shoppers' view").all(talks, database::asShoppersCount));
        }
        return sources;
    }

    private interface Request<R> {
        List<Entry> entries(R reader, UUID conversation) throws IOException, InterruptedException;
    }

    private static <R> List<Entry> read(Duration patience, Talk talk, Optional<R> reader, Request<R> request)
            throws IOException, InterruptedException {
        if (reader.isEmpty() || talk.conversation().isEmpty()) {
            return List.of();
        }
        UUID conversation = talk.conversation().get();
        try {
            return Retry.until(patience, () -> request.entries(reader.get(), conversation));
        } catch (ShopApi.RefusedException refused) {
            if (refused.status() == ShopApi.NOT_FOUND) {
                return List.of(); // so all of it is lost
            }
            throw refused;
        }
    }

    /// Where the entries of a talk are read.
    interface Source {
        List<Entry> entries(Talk talk) throws IOException, InterruptedException;
    }

    /// Reads every talk that was begun.
    ReadBack all(List<Talk> talks, Source from) throws IOException, InterruptedException {
        for (Talk talk : talks) {
            if (talk.shopper().isPresent()) {
                compare(talk, from.entries(talk));
            }
        }
        return this;
    }

    String source() {
        return source;
    }

    /// How many lines were read.
    int lines() {
        return lines;
    }

    Comparison comparison() {
        return comparison;
    }

    private void compare(Talk talk, List<Entry> entries) {
        String where = source + ", dialogue " + talk.script().dialogue();
        List<ReadLine> read =
                entries.stream().map(ReadBack::line).flatMap(Optional::stream).toList();
        lines += read.size();
        comparison = comparison
                .plus(Comparison.of(where, expected(talk, read), read))
                .plus(Comparison.ofAnswers(where, numbersTold(talk), read))
                .plus(Comparison.ofNumbers(
                        where, entries.stream().map(Entry::number).toList()));
    }

    /// Lines that were sent but never answered may be there or not.
    private static List<Script.Line> expected(Talk talk, List<ReadLine> read) {
        Set<UUID> there = read.stream().map(ReadLine::clientId).collect(Collectors.toCollection(HashSet::new));
        List<Script.Line> expected = new ArrayList<>();
        for (SpokenLine spoken : talk.lines()) {
            boolean mayBeThere =
                    spoken.wasSent() && there.contains(spoken.line().clientId());
            if (spoken.wasAcknowledged() || mayBeThere) {
                expected.add(spoken.line());
            }
        }
        return expected;
    }

    /// No notes are written, so both sides count alike.
    private static Map<UUID, Integer> numbersTold(Talk talk) {
        Map<UUID, Integer> told = new HashMap<>();
        for (SpokenLine spoken : talk.lines()) {
            if (spoken.wasAcknowledged()) {
                told.put(spoken.line().clientId(), spoken.acknowledged().join().number());
            }
        }
        return told;
    }

    private static Optional<ReadLine> line(Entry entry) {
        if (entry.text() == null) {
            return Optional.empty();
        }
        Side side = switch (entry.author().kind()) {
            case SHOPPER -> Side.SHOPPER;
            case STAFF, SYSTEM -> Side.AGENT; // the program itself says no lines, so one of its would be invented
        };
        UUID clientId = entry.clientId() == null ? new UUID(0, 0) : entry.clientId();
        return Optional.of(new ReadLine(entry.number(), clientId, side, entry.text()));
    }
}
