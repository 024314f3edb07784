package dev.shopbell.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What happened, in order. Thread-safe.
final class History {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .registerSubtypes(HistoryEvent.class.getPermittedSubclasses())
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(HistoryEvent.class);
    private static final ObjectReader READER = JSON.readerFor(HistoryEvent.class);

    private final List<HistoryEvent> events = new ArrayList<>();

    synchronized void add(HistoryEvent event) {
        events.add(event);
    }

    synchronized List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    /// Writes one JSON object a line.
    void writeTo(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (HistoryEvent event : events()) {
                out.write(WRITER.writeValueAsString(event));
                out.newLine();
            }
        }
    }

    /// Reads what [#writeTo] wrote.
    static History readFrom(Path file) throws IOException {
        History history = new History();
        for (String line : Files.readAllLines(file)) {
            history.add(READER.readValue(line));
        }
        return history;
    }
}
