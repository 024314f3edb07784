package dev.shopbell.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a run was asked to do. Immutable.
///
/// @param file the recording; absent for the one that ships with the project
/// @param shoppers how many dialogues are played at once
/// @param agents how many members of staff answer
/// @param pace the pause between two turns
/// @param longPollPercent how many shoppers of a hundred use the long poll
/// @param patience the longest silence, after which a dialogue counts as stuck
/// @param dialogues how many of the recording are played; 0 for all
/// @param nodes how many server processes are started
/// @param serverKills how often one of them is killed
/// @param postgresKills how often PostgreSQL is killed
/// @param port where the first of them listens; 0 for any that is free
/// @param settings of the servers that are started, `key=value`
/// @param urls servers that run already; none to start some
/// @param accounts who answers there
/// @param site the key of the site to ask there; absent for the first
/// @param database how to reach the database by JDBC, with user and password
record ReplayOptions(
        @Nullable Path file,
        int shoppers,
        int agents,
        Duration pace,
        int longPollPercent,
        Duration patience,
        int dialogues,
        int nodes,
        int serverKills,
        int postgresKills,
        int port,
        List<String> settings,
        List<URI> urls,
        List<Credentials> accounts,
        @Nullable String site,
        @Nullable String database) {

    static final String HELP = """
            Usage: ./shopbell replay [FILE] [OPTION...]

            Plays recorded dialogues through the real protocol, one shopper for each, reads everything back through the
            API and from the database, and compares text, order and count. FILE holds one JSON object a line, plain or
            gzip: {"id": "...", "turns": [{"role": "shopper" or "agent", "text": "..."}]}. Without FILE it plays a few
            dialogues of an outdoor-clothing shop. Each turn is said once its author has received the one before.

            How it is played:
              --shoppers N       dialogues at once (50)
              --agents N         agents who answer, each with a session and a socket of their own (8)
              --pace TIME        pause between two turns, such as 500ms, 2s or 0 (0)
              --long-poll N      of a hundred shoppers so many use the long poll instead of a WebSocket (0)
              --dialogues N      only the first N of the file
              --patience TIME    silence after which a dialogue counts as stuck (2m)

            On servers of its own, with a database of its own, which is what it does unless told otherwise:
              --nodes N          server processes on one database, shoppers and agents spread over them (1)
              --kill-server N    kill a server process with -9, and start it again, N times in the middle; where the
                                 first of several carries their PostgreSQL, it is the others' turn (0)
              --kill-postgres N  likewise PostgreSQL (0)
              --port N           first of the ports to listen on, two for each process (any free)
              --set KEY=VALUE    a setting of the servers; may be repeated
              --database URL     an empty PostgreSQL to use: jdbc:postgresql://HOST:PORT/NAME?user=...&password=...

            On servers that run already:
              --url URL[,URL...] where they are; several must share one database
              --sign-in EMAIL:PASSWORD  an account that answers; may be repeated
              --site KEY         the site to ask (the first)
              --database URL     their database, to be read directly; without it only the API is read
            Their limits hold: how many new shoppers an address may register (visitor.registrationsPerAddress) for one.

            Exits with 0 if every line is there, once, in order and as it was said; with 1 if not; with 2 if the options
            make no sense.
            """;

    private static final Set<String> SINGLE = Set.of(
            "--shoppers",
            "--agents",
            "--pace",
            "--long-poll",
            "--dialogues",
            "--patience",
            "--nodes",
            "--kill-server",
            "--kill-postgres",
            "--port",
            "--url",
            "--site",
            "--database");
    private static final Set<String> REPEATED = Set.of("--set", "--sign-in");
    private static final Set<String> OF_OWN_SERVERS =
            Set.of("--nodes", "--kill-server", "--kill-postgres", "--port", "--set");
    private static final Set<String> OF_GIVEN_SERVERS = Set.of("--sign-in", "--site");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final int MOST = 10_000;

    /// E-mail address and password of an account.
    record Credentials(String email, String password) {}

    /// Keeps copies.
    ReplayOptions {
        settings = List.copyOf(settings);
        urls = List.copyOf(urls);
        accounts = List.copyOf(accounts);
    }

    /// Reads a command line.
    ///
    /// @throws IllegalArgumentException with one sentence for whoever typed it
    static ReplayOptions parse(List<String> words) {
        Map<String, List<String>> given = new HashMap<>();
        Path file = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                if (file != null) {
                    throw new IllegalArgumentException(
                            "Only one file can be played, not " + file + " and " + word + ".");
                }
                file = Path.of(word);
            } else if (!SINGLE.contains(word) && !REPEATED.contains(word)) {
                throw new IllegalArgumentException("There is no option " + word + "; --help lists them.");
            } else if (i + 1 == words.size()) {
                throw new IllegalArgumentException(word + " wants a value.");
            } else {
                given.computeIfAbsent(word, any -> new ArrayList<>()).add(words.get(++i));
            }
        }
        return new Parsed(given).options(file);
    }

    /// Whether servers are started for the run.
    boolean ownServers() {
        return urls.isEmpty();
    }

    /// What was typed, by option.
    private record Parsed(Map<String, List<String>> given) {

        ReplayOptions options(@Nullable Path file) {
            for (String option : SINGLE) {
                if (all(option).size() > 1) {
                    throw new IllegalArgumentException(option + " stands there twice.");
                }
            }
            ReplayOptions options = new ReplayOptions(
                    file,
                    number("--shoppers", 50, 1),
                    number("--agents", 8, 1),
                    time("--pace", Duration.ZERO),
                    number("--long-poll", 0, 0),
                    time("--patience", Duration.ofMinutes(2)),
                    number("--dialogues", 0, 0),
                    number("--nodes", 1, 1),
                    number("--kill-server", 0, 0),
                    number("--kill-postgres", 0, 0),
                    number("--port", 0, 0),
                    settings(),
                    urls(),
                    all("--sign-in").stream().map(Parsed::credentials).toList(),
                    one("--site"),
                    one("--database"));
            check(options);
            return options;
        }

        private void check(ReplayOptions options) {
            Set<String> misplaced = new HashSet<>(given.keySet());
            misplaced.retainAll(options.ownServers() ? OF_GIVEN_SERVERS : OF_OWN_SERVERS);
            if (!misplaced.isEmpty()) {
                throw new IllegalArgumentException(misplaced.iterator().next()
                        + (options.ownServers() ? " makes sense only with --url." : " makes no sense with --url."));
            }
            if (!options.ownServers() && options.accounts().isEmpty()) {
                throw new IllegalArgumentException("--url wants somebody who answers: --sign-in EMAIL:PASSWORD.");
            }
            if (options.patience().isZero()) {
                throw new IllegalArgumentException("--patience wants a time above 0.");
            }
            if (options.longPollPercent() > 100) {
                throw new IllegalArgumentException("--long-poll wants a number from 0 to 100.");
            }
            if (options.database() == null && options.nodes() > OwnStage.MOST_NODES_ON_EMBEDDED) {
                throw new IllegalArgumentException("--nodes above " + OwnStage.MOST_NODES_ON_EMBEDDED
                        + " wants a --database: the one we start takes no more connections.");
            }
            if (options.database() != null && options.postgresKills() > 0) {
                throw new IllegalArgumentException("--kill-postgres kills only a PostgreSQL that the run started.");
            }
        }

        private List<String> settings() {
            for (String setting : all("--set")) {
                if (setting.indexOf('=') < 1) {
                    throw new IllegalArgumentException("--set wants KEY=VALUE, not " + setting + ".");
                }
            }
            return all("--set");
        }

        private List<URI> urls() {
            String text = one("--url");
            return text == null
                    ? List.of()
                    : Arrays.stream(text.split(",", -1)).map(Parsed::url).toList();
        }

        private static URI url(String text) {
            String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            if (!trimmed.matches("https?://[^/?#]+")) {
                throw new IllegalArgumentException(
                        "--url wants scheme, host and port such as http://127.0.0.1:7878, not " + text + ".");
            }
            return URI.create(trimmed);
        }

        private static Credentials credentials(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new IllegalArgumentException("--sign-in wants EMAIL:PASSWORD.");
            }
            return new Credentials(text.substring(0, colon), text.substring(colon + 1));
        }

        private int number(String option, int otherwise, int least) {
            String text = one(option);
            int most = option.equals("--port") ? 65_000 : MOST;
            if (text == null) {
                return otherwise;
            }
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        option + " wants a whole number from " + least + " to " + most + ", not " + text + ".");
            }
            return Integer.parseInt(text);
        }

        private Duration time(String option, Duration otherwise) {
            String text = one(option);
            if (text == null) {
                return otherwise;
            }
            Matcher matcher = TIME.matcher(text);
            if (text.equals("0")) {
                return Duration.ZERO;
            }
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        option + " wants a time such as 500ms, 2s, 1m or 0, not " + text + ".");
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        }

        private @Nullable String one(String option) {
            List<String> values = all(option);
            return values.isEmpty() ? null : values.getFirst();
        }

        private List<String> all(String option) {
            return given.getOrDefault(option, List.of());
        }
    }
}
