package dev.shopbell.dev;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Brings the server's sources into its program, without Maven: one compiler pass over all modules, the
/// classes into the modules' jars, then the framework's own rebuild (`io.quarkus`, "mutable jar"). All of it
/// in this process, so that it is warm from the second time on.
///
/// Compiles everything each time: fifteen thousand lines take the warm compiler about a second, and so a
/// changed signature is noticed wherever it is used. Formatting, Error Prone and NullAway are left to
/// `shopbell check`.
///
/// Not safe to use from several threads.
final class ServerBuild implements AutoCloseable {
    private static final String REBUILD = "io.quarkus.deployment.mutability.ReaugmentTask";

    private final Path repository;
    private final Path program;
    private final Path classes;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final List<Path> libraries = new ArrayList<>();
    private final URLClassLoader framework;

    /// @param program the server's folder, as Maven built it with `quarkus.package.jar.type=mutable-jar`
    /// @param classes a folder of our own, for what is compiled
    ServerBuild(Path repository, Path program, Path classes) throws IOException {
        this.repository = repository;
        this.program = program;
        this.classes = classes;
        List<URL> parts = new ArrayList<>();
        for (String folder : List.of("lib/boot", "lib/main", "lib/deployment")) {
            for (Path jar : list(program.resolve(folder), ".jar")) {
                if (!String.valueOf(jar.getFileName()).startsWith("dev.shopbell.")) {
                    parts.add(jar.toUri().toURL());
                    if (!folder.equals("lib/deployment")) {
                        libraries.add(jar);
                    }
                }
            }
        }
        framework = new URLClassLoader(parts.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /// Compiles all modules; nothing of the program changes. Returns what the compiler finds wrong, in its
    /// words.
    List<String> compile() throws IOException {
        delete(classes);
        Files.createDirectories(classes);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            List<Path> sources = new ArrayList<>();
            for (Path module : modules()) {
                sources.addAll(list(module.resolve("src/main/java"), ".java"));
            }
            String classpath = String.join(
                    java.io.File.pathSeparator,
                    libraries.stream().map(Path::toString).toList());
            List<String> options = List.of(
                    "-d", classes.toString(), "-classpath", classpath, "-parameters", "-proc:none", "-nowarn", "-g");
            boolean compiled = compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return compiled
                    ? List.of()
                    : found.getDiagnostics().stream()
                            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                            .map(Diagnostic::toString)
                            .toList();
        }
    }

    /// Puts what was compiled into the program, which must not run meanwhile.
    void assemble() throws IOException {
        for (Path module : modules()) {
            String name = String.valueOf(module.getFileName());
            Optional<Path> jar = jarOf(name);
            if (jar.isPresent()) {
                fill(jar.get(), name, module.resolve("src/main/resources"));
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(framework);
        try {
            Method rebuild = framework.loadClass(REBUILD).getMethod("main", Path.class);
            rebuild.invoke(null, program);
        } catch (InvocationTargetException e) {
            throw new IOException("The framework cannot build this: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not the framework we know", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// A module is one flat package of its own name, so its jar is filled from that package. Resources that
    /// Maven made stay as they are.
    private void fill(Path jar, String module, Path resources) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path target = inside.getPath("dev", "shopbell", module);
            for (Path old : list(target, ".class")) {
                Files.delete(old);
            }
            for (Path file : list(classes.resolve("dev/shopbell").resolve(module), ".class")) {
                Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
            }
            for (Path file : list(resources, "")) {
                Path copy = inside.getPath(resources.relativize(file).toString());
                Path folder = copy.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<Path> modules() throws IOException {
        List<Path> modules = new ArrayList<>();
        try (Stream<Path> server = Files.list(repository.resolve("server"))) {
            server.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .sorted()
                    .forEach(modules::add);
        }
        modules.add(repository.resolve("client"));
        return modules;
    }

    private Optional<Path> jarOf(String module) throws IOException {
        for (String folder : List.of("app", "lib/main")) {
            for (Path jar : list(program.resolve(folder), ".jar")) {
                if (String.valueOf(jar.getFileName()).contains("shopbell-" + module + "-")) {
                    return Optional.of(jar);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        framework.close();
    }
}
