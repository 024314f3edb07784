package dev.shopbell.bench;

import org.HdrHistogram.Histogram;

/// What a run of the load generator found.
///
/// @param lines acknowledged and delivered in the measured time
/// @param serverMicros processor time of the server, a line
/// @param postgresMicros processor time of PostgreSQL, a line
/// @param generatorMicros processor time of the generator, a line
/// @param stolenPercent of the machine's time in which it did not run
/// @param idlePercent of the machine's time
/// @param othersPercent of the machine's time that processes took which have no part in this
/// @param failures what must not happen in a run that counts; the first says what
record LoadResult(
        long lines,
        double perSecond,
        double serverMicros,
        double postgresMicros,
        double generatorMicros,
        Latency acknowledgement,
        Latency delivery,
        double stolenPercent,
        double idlePercent,
        double othersPercent,
        long serverResidentBytes,
        int failures,
        String firstFailure) {
    private static final double MAX_DISTURBANCE_PERCENT = 3;

    /// Processor time of server and database, a line.
    double cpuMicros() {
        return serverMicros + postgresMicros;
    }

    /// Whether nobody else used the machine so much that the figures say nothing.
    boolean undisturbed() {
        return failures == 0 && stolenPercent + othersPercent < MAX_DISTURBANCE_PERCENT;
    }

    /// Milliseconds from the moment at which a line ought to have left.
    record Latency(double p50, double p99, double p999, double max) {
        static Latency of(Histogram micros) {
            return new Latency(
                    micros.getValueAtPercentile(50) / 1e3,
                    micros.getValueAtPercentile(99) / 1e3,
                    micros.getValueAtPercentile(99.9) / 1e3,
                    micros.getMaxValue() / 1e3);
        }
    }
}
