package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {
    private final Meter meter = new Meter(new RealtimeConfig.Bounds(1, 10, 20, 100_000, 200_000));
    private long now = System.nanoTime();

    @Test
    void a_burst_and_no_more_is_let_through_at_once() {
        assertThat(taken(50, 0)).isEqualTo(20);
    }

    @Test
    void after_a_burst_the_rate_holds() {
        taken(20, 0);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(taken(50, 0)).isEqualTo(10);
    }

    @Test
    void a_long_pause_earns_one_burst_and_not_more() {
        now += Duration.ofHours(1).toNanos();
        assertThat(taken(50, 0)).isEqualTo(20);
    }

    @Test
    void bytes_count_for_themselves() {
        assertThat(taken(10, 32_768)).isEqualTo(6);
    }

    private int taken(int frames, int bytes) {
        int taken = 0;
        for (int i = 0; i < frames && meter.take(bytes, now); i++) {
            taken++;
        }
        return taken;
    }
}
