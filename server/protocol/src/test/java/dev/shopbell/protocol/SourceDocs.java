package dev.shopbell.protocol;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The documentation comments of a folder of Java sources, read with the compiler's own parser, so that generated
/// files can repeat them. Reflection does not know them.
public final class SourceDocs {
    private static final Pattern PARAMETER = Pattern.compile("(?m)^\\s*@param\\s+(\\w+)\\s+");
    private final Map<String, String> comments;

    private SourceDocs(Map<String, String> comments) {
        this.comments = comments;
    }

    /// Reads every source under some folders.
    public static SourceDocs of(Path... folders) {
        try {
            List<Path> sources = new ArrayList<>();
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                JavacTask task = (JavacTask) compiler.getTask(
                        null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
                Reader reader = new Reader(DocTrees.instance(task));
                for (CompilationUnitTree unit : task.parse()) {
                    reader.scan(unit, String.valueOf(unit.getPackageName()));
                }
                return new SourceDocs(reader.found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text about a class, before its block tags; empty if there is none.
    public String about(Class<?> type) {
        return text(type.getCanonicalName());
    }

    /// The text about a field, a method or a constant of an enum.
    public String about(Class<?> type, String member) {
        return text(type.getCanonicalName() + "#" + member);
    }

    /// What `@param` says about each component of a record.
    public Map<String, String> parameters(Class<?> type) {
        return parameters(type.getCanonicalName());
    }

    /// What `@param` says about each parameter of a method.
    public Map<String, String> parameters(Class<?> type, String method) {
        return parameters(type.getCanonicalName() + "#" + method);
    }

    private Map<String, String> parameters(String name) {
        String comment = comments.getOrDefault(name, "");
        Map<String, String> parameters = new LinkedHashMap<>();
        var matcher = PARAMETER.matcher(comment);
        while (matcher.find()) {
            String rest = comment.substring(matcher.end());
            int end = rest.indexOf("\n@");
            parameters.put(matcher.group(1), oneLine(end < 0 ? rest : rest.substring(0, end)));
        }
        return parameters;
    }

    private String text(String name) {
        String comment = comments.getOrDefault(name, "");
        int tags = ("\n" + comment).indexOf("\n@");
        return tags < 0 ? comment.strip() : comment.substring(0, tags).strip();
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    }

    private static final class Reader extends TreePathScanner<Void, String> {
        private final DocTrees trees;
        private final Map<String, String> found = new HashMap<>();

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree tree, String around) {
            String name = around + "." + tree.getSimpleName();
            note(name);
            return super.visitClass(tree, name);
        }

        @Override
        public Void visitVariable(VariableTree tree, String around) {
            note(around + "#" + tree.getName());
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, String around) {
            note(around + "#" + tree.getName());
            return null;
        }

        private void note(String name) {
            TreePath path = getCurrentPath();
            String comment = trees.getDocComment(path);
            if (comment != null) {
                found.put(name, comment.lines().map(String::strip).collect(Collectors.joining("\n")));
            }
        }
    }
}
