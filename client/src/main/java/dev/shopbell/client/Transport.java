package dev.shopbell.client;

import dev.shopbell.protocol.ProblemDetail;
import org.jspecify.annotations.Nullable;

/// A way for frames to travel. Methods return at once; what happens comes to the listener, from any thread,
/// one call after another.
public interface Transport {
    /// Opens a line.
    ///
    /// @param hello the first frame, as JSON
    Line open(String hello, Listener listener);

    /// A line that was opened.
    interface Line {
        /// Sends a frame after those sent before. Without effect on a line that is closed.
        void send(String frame);

        /// Ends the line. The listener hears no more.
        void close();
    }

    /// Hears what comes over a line.
    interface Listener {
        /// A frame came, as JSON.
        void frame(String json);

        /// The line ended, or never came up. Called once.
        ///
        /// @param problem what the server said about it, where it said something outside a frame
        void closed(@Nullable ProblemDetail problem);
    }
}
