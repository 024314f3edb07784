package dev.shopbell.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Without what stands here a figure says nothing.
final class Circumstances {
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Circumstances() {}

    /// Processors, memory and kernel.
    static String machine() throws IOException {
        String model;
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            model = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
        String memory;
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            memory = lines.findFirst().orElse("").replaceAll("\\D", "");
        }
        return "%d x %s, %d GiB, Linux %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        Math.round(Long.parseLong(memory) / 1_048_576.0),
                        System.getProperty("os.version"));
    }

    static String java() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    /// The commit that was measured, and whether there are changes on top of it.
    static String commit(Path home) throws IOException, InterruptedException {
        String commit = git(home, "rev-parse", "--short=12", "HEAD");
        return commit
                + (git(home, "status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : ", with changes");
    }

    /// The database's version, and what its acknowledgements rest on.
    static String durability(String jdbcUrl) throws SQLException {
        List<String> settings = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            settings.add("PostgreSQL " + show(statement, "server_version"));
            for (String name : DURABILITY) {
                settings.add(name + "=" + show(statement, name));
            }
        }
        return String.join(", ", settings);
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String git(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        git.waitFor();
        return answer;
    }
}
