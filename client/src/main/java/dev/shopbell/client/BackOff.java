package dev.shopbell.client;

import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: a random time up to a bound that doubles with each failure
/// ("full jitter", M. Brooker, AWS Architecture Blog, 2015), so that clients that were cut off together do
/// not come back together.
final class BackOff {
    /// Half of the first retries come within a quarter of a second: a restarted proxy is back by then.
    private static final long FIRST_MILLIS = 500;
    /// 15,000 clients that are cut off for long come back at 750 a second on average.
    private static final long LONGEST_MILLIS = 20_000;

    private BackOff() {}

    /// @param failures attempts that failed in a row, from 0
    static long millis(int failures, RandomGenerator random) {
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 16));
        return random.nextLong(bound + 1);
    }
}
