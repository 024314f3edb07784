package dev.shopbell.realtime;

import dev.shopbell.protocol.Problem;
import java.util.Map;

/// What the live edge did since the start, and what it holds now.
///
/// @param sockets WebSockets that are open, admitted or not yet
/// @param polls long-poll connections that are open
/// @param framesIn frames that came
/// @param framesOut frames that were sent
/// @param bytesOut bytes of the frames that were sent
/// @param framesDropped ephemeral frames that were dropped because the reader was slow
/// @param closed connections that this side closed, by reason
public record RealtimeFigures(
        int sockets,
        int polls,
        long framesIn,
        long framesOut,
        long bytesOut,
        long framesDropped,
        Map<Problem, Long> closed) {}
