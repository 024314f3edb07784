package dev.shopbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopbell.conversation.ConversationConfig;
import dev.shopbell.realtime.RealtimeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void what_is_not_set_is_the_default() {
        assertThat(read(Map.of()).section("realtime", RealtimeConfig.DEFAULT)).isEqualTo(RealtimeConfig.DEFAULT);
    }

    @Test
    void the_command_line_wins_over_the_file() throws IOException {
        Path file = Files.writeString(
                folder.resolve("shopbell.properties"), "conversation.writers = 3\nconversation.headsEvery = 5s\n");

        ConversationConfig config = Configuration.read(file, Map.of("conversation.writers", "4"))
                .section("conversation", ConversationConfig.DEFAULT);

        assertThat(config.writers()).isEqualTo(4);
        assertThat(config.headsEvery()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_record_within_a_record_is_a_section_of_its_own() {
        RealtimeConfig config =
                read(Map.of("realtime.shopper.framesPerSecond", "7")).section("realtime", RealtimeConfig.DEFAULT);

        assertThat(config.shopper().framesPerSecond()).isEqualTo(7);
        assertThat(config.staff()).isEqualTo(RealtimeConfig.DEFAULT.staff());
    }

    @Test
    void an_unknown_key_fails_with_the_nearest_known_one() {
        Configuration configuration = read(Map.of("conversation.writer", "2"));
        configuration.section("conversation", ConversationConfig.DEFAULT);

        assertThatThrownBy(configuration::rejectUnknown).hasMessageContaining("did you mean conversation.writers?");
    }

    @ParameterizedTest
    @CsvSource({"headsEvery,soon", "headsEvery,5", "writers,many", "writers,1.5"})
    void a_value_of_another_type_fails_and_says_what_to_write(String key, String value) {
        Configuration configuration = read(Map.of("conversation." + key, value));

        assertThatThrownBy(() -> configuration.section("conversation", ConversationConfig.DEFAULT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("conversation." + key)
                .hasMessageContaining("write a");
    }

    @Test
    void what_a_record_refuses_fails_with_its_section() {
        Configuration configuration = read(Map.of("realtime.pollIdle", "1s"));

        assertThatThrownBy(() -> configuration.section("realtime", RealtimeConfig.DEFAULT))
                .hasMessageStartingWith("[realtime]");
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "http.port,http.prot,2", "'',abc,3", "same,same,0"})
    void the_distance_is_the_number_of_edits(String a, String b, int edits) {
        assertThat(Configuration.distance(a, b)).isEqualTo(edits);
    }

    private static Configuration read(Map<String, String> settings) {
        return Configuration.read(null, settings);
    }
}
