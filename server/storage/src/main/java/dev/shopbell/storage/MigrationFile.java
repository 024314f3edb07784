package dev.shopbell.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// A migration on the classpath, `db/<schema>/V0001__words.sql`.
///
/// @param name of the file
/// @param text its SQL
record MigrationFile(String name, String text) {

    /// Those of a schema by name.
    static List<MigrationFile> of(String schema) {
        String folder = "db/" + schema;
        List<MigrationFile> files = new ArrayList<>();
        try {
            for (URL url : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(folder))) {
                URLConnection connection = url.openConnection();
                if (connection instanceof JarURLConnection jar) {
                    readJar(jar, folder + "/", files);
                } else {
                    readFolder(Path.of(toUri(url)), files);
                }
            }
        } catch (IOException failure) {
            throw new StorageException("Cannot read the migrations of " + schema + ": " + failure, failure);
        }
        if (files.isEmpty()) {
            throw new StorageException(
                    "No migrations for schema " + schema + ": " + folder + " is not on the classpath");
        }
        files.sort(Comparator.comparing(MigrationFile::name));
        return List.copyOf(files);
    }

    private static void readFolder(Path folder, List<MigrationFile> files) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (isMigration(child.toString())) {
                    files.add(new MigrationFile(child.getFileName().toString(), Files.readString(child)));
                }
            }
        }
    }

    private static void readJar(JarURLConnection connection, String folder, List<MigrationFile> files)
            throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(folder) && isMigration(entry.getName())) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.add(new MigrationFile(
                                entry.getName().substring(folder.length()),
                                new String(content.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
    }

    private static boolean isMigration(String name) {
        return name.endsWith(".sql");
    }

    private static URI toUri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException failure) {
            throw new IOException(failure);
        }
    }

    /// Hands files to Flyway, which would otherwise search the whole classpath for each schema.
    record Provider(List<MigrationFile> files) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return files.stream()
                    .filter(file -> file.name().equals(name))
                    .findFirst()
                    .map(Loaded::new)
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return files.stream()
                    .filter(file -> file.name().startsWith(prefix))
                    .<LoadableResource>map(Loaded::new)
                    .toList();
        }
    }

    private static final class Loaded extends LoadableResource {
        private final MigrationFile file;

        private Loaded(MigrationFile file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            return new StringReader(file.text());
        }

        @Override
        public String getAbsolutePath() {
            return file.name();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return file.name();
        }

        @Override
        public String getFilename() {
            return file.name();
        }

        @Override
        public String getRelativePath() {
            return file.name();
        }
    }
}
