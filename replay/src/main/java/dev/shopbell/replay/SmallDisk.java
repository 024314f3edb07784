package dev.shopbell.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file system in memory that one process and its children have to themselves: it is mounted in a namespace of mounts
/// of their own, so nothing is left of it when they end. Linux gives such a thing to root, and not in every container.
public final class SmallDisk {
    private static final String MOUNT_AND_GO_ON =
            "mount -t tmpfs -o size=\"$1\" shopbell \"$2\" && shift 2 && exec \"$@\"";

    private SmallDisk() {}

    /// Whether one can be had here.
    public static boolean isPossible() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("shopbell-disk-");
        try {
            List<String> command = new ArrayList<>(around(folder, 4_096));
            command.add("true");
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } finally {
            Files.delete(folder);
        }
    }

    /// What a command begins with to have one of so many bytes at this place. The process keeps its id.
    static List<String> around(Path place, long bytes) {
        return List.of(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                MOUNT_AND_GO_ON,
                "sh",
                Long.toString(bytes),
                place.toString());
    }

    /// A place as a process sees it that has one.
    static Path seenBy(long process, Path place) {
        return Path.of("/proc", Long.toString(process), "root")
                .resolve(Path.of("/").relativize(place));
    }
}
