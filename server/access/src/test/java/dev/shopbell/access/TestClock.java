package dev.shopbell.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that stands still until a test moves it. It starts at the real time, since the database has a clock too.
final class TestClock implements InstantSource {
    private volatile Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
