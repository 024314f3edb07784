package dev.shopbell.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Asks again where a server that is down, starting or too busy gave no answer.
final class Retry {
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private Retry() {}

    /// A request over HTTP.
    interface Request<T> {
        T answer() throws IOException, InterruptedException;
    }

    /// The answer, once there is one.
    ///
    /// @param patience after so long the last failure is thrown
    static <T> T until(Duration patience, Request<T> request) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return request.answer();
            } catch (IOException failure) {
                boolean forGood = failure instanceof ShopApi.RefusedException refused && !refused.mayPass();
                if (forGood || System.nanoTime() > deadline) {
                    throw failure;
                }
            }
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS));
        }
    }
}
