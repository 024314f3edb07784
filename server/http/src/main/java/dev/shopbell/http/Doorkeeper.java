package dev.shopbell.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The port by which both edges learn who is asking. `access` implements it.
public interface Doorkeeper {

    /// Who sends this request, or null for nobody in particular. May read the database; called on a thread that may
    /// block.
    @Nullable
    Caller callerOf(Request request);

    /// Whether the caller, admitted earlier, is still welcome: their session or token neither ended nor was
    /// revoked. May answer from a cache that is at most two seconds old. Called on a thread that may block.
    boolean stillWelcome(Caller caller);

    /// What a request shows of its sender.
    ///
    /// @param cookies by name
    /// @param bearer the token of an `Authorization: Bearer` header, or of a hello frame
    /// @param origin the `Origin` header
    /// @param remoteAddress the peer's address, or the one that a trusted proxy forwards
    record Request(
            Map<String, String> cookies,
            @Nullable String bearer,
            @Nullable String origin,
            @Nullable String userAgent,
            String remoteAddress) {}
}
