package dev.shopbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void without_arguments_the_product_is_served() {
        assertThat(CommandLine.parse(List.of()).command()).isEqualTo(CommandLine.Command.SERVE);
    }

    @Test
    void options_become_settings() {
        CommandLine line = CommandLine.parse(
                List.of("serve", "--data", "/srv/chat", "--port", "8080", "--set", "visitor.visitAfter=1h"));

        assertThat(line.overrides())
                .containsEntry("storage.dataDirectory", "/srv/chat")
                .containsEntry("http.port", "8080")
                .containsEntry("visitor.visitAfter", "1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "serve --what 1", "serve --port", "serve --set port", "demo --store-port high"})
    void what_makes_no_sense_fails_and_says_what_to_do(String arguments) {
        assertThatThrownBy(() -> CommandLine.parse(Arrays.asList(arguments.split(" "))))
                .isInstanceOf(ConfigurationException.class);
    }
}
