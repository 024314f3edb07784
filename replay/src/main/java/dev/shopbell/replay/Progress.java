package dev.shopbell.replay;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Tells how far a run is: a bar that redraws itself on a terminal, a line every few seconds elsewhere. Thread-safe.
final class Progress implements AutoCloseable {
    private static final long TERMINAL_MILLIS = 200;
    private static final long PLAIN_MILLIS = 5_000;
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final String unit;
    private final long begun = System.nanoTime();
    private final Thread painter;
    private volatile long done;
    private volatile boolean closed;

    Progress(PrintStream out, boolean terminal, long total, String unit) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.unit = unit;
        painter = Thread.ofVirtual().start(this::paint);
    }

    /// A bar on standard error if a person looks at it.
    static Progress of(long total, String unit) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Progress(System.err, terminal, total, unit);
    }

    /// How many are done by now.
    void done(long count) {
        done = count;
    }

    /// Says something without breaking the bar.
    synchronized void say(String text) {
        out.print(terminal ? "\r\033[K" + text + "\n" : text + "\n");
    }

    @Override
    public void close() {
        closed = true;
        painter.interrupt();
        synchronized (this) {
            out.println((terminal ? "\r\033[K" : "") + line(terminal, done));
        }
    }

    private void paint() {
        while (!closed) {
            try {
                Thread.sleep(terminal ? TERMINAL_MILLIS : PLAIN_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            synchronized (this) {
                if (!closed) {
                    out.print(terminal ? "\r\033[K" + line(true, done) : line(false, done) + "\n");
                    out.flush();
                }
            }
        }
    }

    String line(boolean withBar, long count) {
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        int filled = (int) (WIDTH * count / Math.max(1, total));
        String bar = withBar ? "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " : "";
        return String.format(
                Locale.ROOT,
                "%s%3d %% %,d of %,d %s, %,.0f/s",
                bar,
                100 * count / Math.max(1, total),
                count,
                total,
                unit,
                count / seconds);
    }
}
