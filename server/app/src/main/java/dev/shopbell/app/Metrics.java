package dev.shopbell.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/// What is told of requests beside their number: how many took how long.
final class Metrics {
    private static final String REQUESTS = "http.server.requests";

    /// Nanoseconds. A decision whether to invite is meant to take 5 ms, most else 50 ms, and nothing a second.
    private static final double[] LIMITS = DoubleStream.of(1, 2.5, 5, 10, 25, 50, 100, 250, 1_000)
            .map(millis -> millis * Duration.ofMillis(1).toNanos())
            .toArray();

    @Produces
    @Singleton
    MeterFilter durationsOfRequests() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(LIMITS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
