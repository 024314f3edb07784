package dev.shopbell.realtime;

import dev.shopbell.http.Caller;

/// The port by which this edge learns whom the shop does not want to hear from, whatever they can prove. `visitor`
/// implements it. Answers from memory, on any thread.
@FunctionalInterface
public interface Unwelcome {
    /// Whether the caller, or whoever comes from this address, is turned away.
    boolean isBlocked(Caller caller, String address);
}
