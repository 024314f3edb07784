package dev.shopbell.http;

import org.jspecify.annotations.Nullable;

/// Who sent the request being answered; inject it into an endpoint. Usable only while a request is answered.
///
/// For a method that allows [Allow.Who#ANYONE] nobody is looked up, and there is no caller.
public interface CurrentCaller {
    /// The caller, or null where anyone may call.
    @Nullable
    Caller orNobody();

    /// The caller. Throws [ProblemException] `notSignedIn` where there is none.
    Caller get();

    /// What the request shows of its sender.
    Doorkeeper.Request request();
}
