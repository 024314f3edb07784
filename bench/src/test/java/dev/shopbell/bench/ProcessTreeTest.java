package dev.shopbell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    private static final long BUSY_MILLIS = 300;
    private final long self = ProcessHandle.current().pid();

    @Test
    void time_of_a_living_child_counts_unless_it_is_left_out() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            ProcessTree all = new ProcessTree(self, List.of());
            ProcessTree without = new ProcessTree(self, List.of(child.pid()));
            ProcessTree alone = new ProcessTree(child.pid(), List.of());
            while (alone.cpuMicros() < BUSY_MILLIS * 1_000) {
                Thread.sleep(50);
            }
            assertThat(all.cpuMicros() - without.cpuMicros()).isGreaterThanOrEqualTo(BUSY_MILLIS * 1_000 / 2);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void resident_memory_of_a_process_is_known() {
        assertThat(new ProcessTree(self, List.of()).residentBytes()).isGreaterThan(10L * 1024 * 1024);
    }

    @Test
    void a_process_that_is_not_there_used_nothing() {
        assertThat(new ProcessTree(0, List.of()).cpuMicros()).isZero();
    }
}
