package dev.shopbell.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the program was asked to do.
///
/// @param command what to run
/// @param config the configuration file, if one was named
/// @param overrides settings that win over the file
/// @param storePort where the sample shop listens; only for [Command#DEMO]
/// @param shoppers how many sample shoppers to let in at once; only for [Command#DEMO]
record CommandLine(Command command, @Nullable Path config, Map<String, String> overrides, int storePort, int shoppers) {

    /// What the program can do.
    enum Command {
        /// Serves merchants.
        SERVE,
        /// Serves a sample shop as well, with sample accounts.
        DEMO
    }

    static final String USAGE = """
            Usage: serve|demo [--data DIR] [--port N] [--config FILE] [--set KEY=VALUE]...
                   demo also takes [--store-port N] [--shoppers N]
            """;
    private static final int STORE_PORT = 7880;

    /// Reads the arguments; throws with what to do where they make no sense.
    static CommandLine parse(List<String> arguments) {
        Command command = switch (arguments.isEmpty() ? "serve" : arguments.getFirst()) {
            case "serve" -> Command.SERVE;
            case "demo" -> Command.DEMO;
            default -> throw new ConfigurationException("There is no command " + arguments.getFirst() + ".\n" + USAGE);
        };
        Path config = null;
        Map<String, String> overrides = new LinkedHashMap<>();
        int storePort = STORE_PORT;
        int shoppers = 0;
        for (int i = 1; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 >= arguments.size()) {
                throw new ConfigurationException(option + " wants a value.\n" + USAGE);
            }
            String value = arguments.get(i + 1);
            switch (option) {
                case "--data" -> overrides.put("storage.dataDirectory", value);
                case "--port" -> overrides.put("http.port", value);
                case "--config" -> config = Path.of(value);
                case "--set" -> {
                    int equals = value.indexOf('=');
                    if (equals < 1) {
                        throw new ConfigurationException("--set wants KEY=VALUE, such as http.port=8080.");
                    }
                    overrides.put(value.substring(0, equals), value.substring(equals + 1));
                }
                case "--store-port" -> storePort = number(option, value);
                case "--shoppers" -> shoppers = number(option, value);
                default -> throw new ConfigurationException("There is no option " + option + ".\n" + USAGE);
            }
        }
        return new CommandLine(command, config, overrides, storePort, shoppers);
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ConfigurationException(option + " wants a number from 0 to 65535, not " + value + ".");
    }
}
