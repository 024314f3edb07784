package dev.shopbell.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Builds the pages of `web` into `web/dist`, from where the server reads them anew for every request.
final class PageBuild {
    private static final Set<String> WITH_LINK = Set.of("widget", "console");
    private static final Set<String> ALL = Set.of("widget", "console", "demo-store");

    private final Path web;

    PageBuild(Path repository) {
        this.web = repository.resolve("web");
    }

    /// Which parts are made from these files.
    ///
    /// @param changed files relative to the repository
    static Set<String> partsOf(Collection<Path> changed) {
        Set<String> parts = new TreeSet<>();
        for (Path file : changed) {
            if (file.startsWith("web")) {
                String folder = file.getName(1).toString();
                switch (folder) {
                    case "widget", "console", "demo-store" -> parts.add(folder);
                    case "link", "protocol" -> parts.addAll(WITH_LINK);
                    default -> parts.addAll(ALL);
                }
            }
        }
        return parts;
    }

    /// Builds one part. Returns what the build says where it fails, else nothing.
    String build(String part) throws IOException, InterruptedException {
        Process build = new ProcessBuilder("npm", "run", "--silent", "build", "--workspace", part)
                .directory(web.toFile())
                .redirectErrorStream(true)
                .start();
        build.getOutputStream().close();
        String words = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return build.waitFor() == 0 ? "" : words;
    }
}
