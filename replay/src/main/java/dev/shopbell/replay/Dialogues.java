package dev.shopbell.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Reads recordings: one JSON object a line with an `id` (or `dialog_id`) and `turns`, each with a `role` and a `text`;
/// plain or gzip. Other members are ignored.
public final class Dialogues {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GZIP_MAGIC = 0x1f8b;

    private Dialogues() {}

    /// The recording in a file.
    ///
    /// @throws IOException with the number of the line that is not as it should be
    public static List<Dialogue> in(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return in(bytes);
        }
    }

    /// A few dialogues about orders of outdoor clothing, written for this project.
    public static List<Dialogue> shipped() {
        try (InputStream bytes = Dialogues.class.getResourceAsStream("outdoor-orders.jsonl")) {
            return in(Objects.requireNonNull(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("our own dialogues cannot be read", e);
        }
    }

    private static List<Dialogue> in(InputStream source) throws IOException {
        List<Dialogue> dialogues = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(unpacked(source), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                dialogues.add(dialogue(line, number));
            }
        }
        return dialogues;
    }

    private static InputStream unpacked(InputStream source) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(source);
        bytes.mark(2);
        int magic = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
    }

    private static Dialogue dialogue(String line, int number) throws IOException {
        try {
            JsonNode object = JSON.readTree(line);
            JsonNode id = object.has("id") ? object.get("id") : object.path("dialog_id");
            List<Dialogue.Turn> turns = new ArrayList<>();
            if (!object.path("turns").isArray()) {
                throw new IOException("Line " + number + " has no list of turns.");
            }
            for (JsonNode turn : object.get("turns")) {
                if (!turn.path("text").isTextual()) {
                    throw new IOException("Line " + number + " has a turn without a text.");
                }
                turns.add(new Dialogue.Turn(
                        side(turn.path("role").asText(), number),
                        turn.get("text").asText()));
            }
            return new Dialogue(id.isMissingNode() ? Integer.toString(number) : id.asText(), turns);
        } catch (JsonProcessingException e) {
            throw new IOException("Line " + number + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Dialogue.Side side(String role, int number) throws IOException {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "shopper", "customer", "user", "visitor" -> Dialogue.Side.SHOPPER;
            case "agent", "staff", "operator", "assistant" -> Dialogue.Side.AGENT;
            default -> throw new IOException("Line " + number + " has a turn of the unknown role '" + role + "'.");
        };
    }
}
