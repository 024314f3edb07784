package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {
    @Test
    void without_words_the_shipped_dialogues_are_played_on_a_server_of_our_own() {
        ReplayOptions options = ReplayOptions.parse(List.of());
        assertThat(options.file()).isNull();
        assertThat(options.ownServers()).isTrue();
        assertThat(options.nodes()).isEqualTo(1);
        assertThat(options.pace()).isZero();
    }

    @Test
    void words_are_understood_in_any_order() {
        ReplayOptions options = parse("--pace 250ms talk.jsonl --nodes 2 --kill-server 3 --set a.b=c --set d=e=f");
        assertThat(options.file()).isEqualTo(Path.of("talk.jsonl"));
        assertThat(options.pace()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.nodes()).isEqualTo(2);
        assertThat(options.serverKills()).isEqualTo(3);
        assertThat(options.settings()).containsExactly("a.b=c", "d=e=f");
    }

    @Test
    void servers_that_run_already_are_named_with_who_answers() {
        ReplayOptions options = parse("--url http://a:1/,https://b --sign-in me@example.com:a:b");
        assertThat(options.urls()).containsExactly(URI.create("http://a:1"), URI.create("https://b"));
        assertThat(options.accounts()).containsExactly(new ReplayOptions.Credentials("me@example.com", "a:b"));
        assertThat(options.ownServers()).isFalse();
    }

    @Test
    void what_makes_no_sense_is_refused_with_one_line() {
        assertRefused("--sheep 3", "no option --sheep");
        assertRefused("--agents", "--agents wants a value");
        assertRefused("--agents 0", "--agents wants a whole number from 1");
        assertRefused("--agents many", "--agents wants a whole number");
        assertRefused("--shoppers 99999999999", "--shoppers wants a whole number");
        assertRefused("--agents 1 --agents 2", "--agents stands there twice");
        assertRefused("--long-poll 101", "--long-poll wants a number from 0 to 100");
        assertRefused("--pace fast", "--pace wants a time");
        assertRefused("--patience 0", "--patience wants a time above 0");
        assertRefused("one two", "Only one file");
        assertRefused("--set word", "--set wants KEY=VALUE");
        assertRefused("--url shop.example --sign-in a:b", "--url wants scheme, host and port");
        assertRefused("--url http://a:1", "--url wants somebody who answers");
        assertRefused("--url http://a:1 --sign-in a", "--sign-in wants EMAIL:PASSWORD");
        assertRefused("--url http://a:1 --sign-in a:b --kill-server 1", "--kill-server makes no sense with --url");
        assertRefused("--sign-in a:b", "--sign-in makes sense only with --url");
        assertRefused("--nodes 5", "--nodes above 4 wants a --database");
        assertRefused("--database jdbc:x --kill-postgres 1", "--kill-postgres kills only a PostgreSQL");
    }

    private static void assertRefused(String words, String why) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    private static ReplayOptions parse(String words) {
        return ReplayOptions.parse(List.of(words.split(" ")));
    }
}
