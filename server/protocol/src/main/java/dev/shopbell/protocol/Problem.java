package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// The closed list of everything that can be refused, on the socket and on HTTP alike. Nothing else leaves
/// the server.
public enum Problem {
    /// The frame or body is not what the protocol says.
    MALFORMED_FRAME(Fault.CALLER, 400, 4400, Action.STOP, "The message is not well formed."),
    /// The frame or body is larger than allowed.
    FRAME_TOO_LARGE(Fault.CALLER, 413, 4413, Action.STOP, "The message is too large."),
    /// The client speaks a version that is no longer served.
    VERSION_TOO_OLD(Fault.CALLER, 400, 4426, Action.RELOAD, "This version of the client is no longer served."),
    /// A field holds something that is not allowed there; the detail names it.
    INVALID(Fault.CALLER, 422, 0, Action.MEND, "Something in the request is not allowed."),
    /// No valid session or token came with the request.
    NOT_SIGNED_IN(Fault.CALLER, 401, 4401, Action.SIGN_IN, "You are not signed in."),
    /// E-mail or password is wrong; which one is not said.
    WRONG_CREDENTIALS(Fault.CALLER, 401, 0, Action.MEND, "E-mail or password is wrong."),
    /// The session ended or was revoked while the connection lasted.
    SESSION_ENDED(Fault.CALLER, 401, 4402, Action.SIGN_IN, "Your session has ended."),
    /// The caller is known and may not do this.
    FORBIDDEN(Fault.CALLER, 403, 4403, Action.STOP, "You may not do this."),
    /// The shop does not want to hear from this visitor, address or country.
    BLOCKED(Fault.CALLER, 403, 4405, Action.STOP, "The shop does not take messages from here."),
    /// The page that asks does not belong to a site of this server.
    ORIGIN_REFUSED(Fault.CALLER, 403, 4404, Action.STOP, "This page may not connect to this server."),
    /// What the shop's page says of who the visitor is does not hold; the detail says why, to whoever integrates it.
    IDENTITY_REFUSED(Fault.CALLER, 403, 0, Action.MEND, "This proof of who the visitor is does not hold."),
    /// There is no such thing, or the caller may not know of it.
    NOT_FOUND(Fault.CALLER, 404, 0, Action.MEND, "There is nothing here by that name."),
    /// The client used the id of an earlier line for another line.
    CLIENT_ID_REUSED(Fault.CALLER, 409, 0, Action.MEND, "This id already stands for another line."),
    /// The conversation was closed; it must be opened again first.
    CONVERSATION_CLOSED(Fault.CALLER, 409, 0, Action.MEND, "This conversation is closed."),
    /// All that was said in the conversation was deleted; it cannot go on.
    CONVERSATION_ERASED(Fault.CALLER, 409, 0, Action.MEND, "This conversation was deleted."),
    /// The customer has another open conversation on this site.
    ANOTHER_IS_OPEN(Fault.CALLER, 409, 0, Action.MEND, "This customer has another open conversation."),
    /// The name (an e-mail address, a site's key) is taken.
    TAKEN(Fault.CALLER, 409, 0, Action.MEND, "This is in use already."),
    /// Somebody else changed the settings after the caller had read them; nothing was overwritten.
    STALE_SETTINGS(Fault.CALLER, 409, 0, Action.MEND, "Somebody else changed these settings in the meantime."),
    /// Somebody else took, gave back or finished the request after the caller had seen it; nothing was changed.
    STALE_REQUEST(Fault.CALLER, 409, 0, Action.MEND, "Somebody else was at this request in the meantime."),
    /// The file is larger than may be sent here; the detail says how large it may be.
    FILE_TOO_LARGE(Fault.CALLER, 413, 0, Action.MEND, "The file is too large."),
    /// What the file holds is not among the kinds that may be sent here, whatever its name says.
    FILE_KIND_REFUSED(Fault.CALLER, 415, 0, Action.MEND, "This kind of file cannot be sent here."),
    /// The file is cut off, damaged, or more than can be looked into.
    FILE_UNREADABLE(Fault.CALLER, 422, 0, Action.MEND, "The file cannot be read."),
    /// The piece does not begin where the upload stands; the detail says where that is. Ask for its state, and go on
    /// from there.
    UPLOAD_OFFSET(Fault.CALLER, 409, 0, Action.RESUME, "The upload goes on at another place."),
    /// The visitor declined an invitation, and is left alone until a cool-off ends.
    VISITOR_DECLINED(Fault.CALLER, 409, 0, Action.MEND, "This visitor declined an invitation."),
    /// The visitor talks with the shop already.
    VISITOR_CHATTING(Fault.CALLER, 409, 0, Action.MEND, "This visitor is in a chat already."),
    /// The visitor has no page of the shop open any more.
    VISITOR_GONE(Fault.CALLER, 409, 0, Action.MEND, "This visitor has left the shop."),
    /// The visitor is blocked.
    VISITOR_BLOCKED(Fault.CALLER, 409, 0, Action.MEND, "This visitor is blocked."),
    /// The visitor has an invitation, or had one a moment ago, or as many as a day allows.
    INVITED_ENOUGH(Fault.CALLER, 409, 0, Action.MEND, "This visitor was invited enough for now."),
    /// The client's cursor belongs to another history of the database.
    STALE_EPOCH(Fault.US, 409, 0, Action.RELOAD, "The server was restored; please read again from the beginning."),
    /// Too many requests in too short a time.
    TOO_MANY(Fault.CALLER, 429, 4429, Action.RETRY_LATER, "Too many requests; please wait a moment."),
    /// The connection did not take its frames fast enough.
    SLOW_READER(Fault.CALLER, 503, 4408, Action.RESUME, "The connection could not keep up."),
    /// No sign of life came from the client.
    LINE_SILENT(Fault.CALLER, 408, 4410, Action.RESUME, "The connection fell silent."),
    /// The long-poll session is not known here (any more).
    POLL_UNKNOWN(Fault.CALLER, 410, 4411, Action.RESUME, "This connection is no longer known."),
    /// Too much is waiting to be written. The line was not accepted.
    OVERLOADED(Fault.CAPACITY, 503, 0, Action.RETRY_LATER, "The server is very busy; please try again shortly."),
    /// Files cannot be stored just now; what came of an upload so far is kept.
    DISK_FULL(Fault.CAPACITY, 507, 0, Action.RETRY_LATER, "The server has no room for files just now."),
    /// The database did not answer. Whether the line was accepted is unknown: repeat it with the same client
    /// id.
    STORAGE_UNAVAILABLE(Fault.US, 503, 0, Action.RETRY_LATER, "The server cannot reach its database just now."),
    /// The server is being stopped or restarted.
    SHUTTING_DOWN(Fault.US, 503, 4503, Action.RESUME, "The server is restarting."),
    /// A defect of ours; the log has it.
    INTERNAL(Fault.US, 500, 4500, Action.RESUME, "Something went wrong on our side.");

    /// Whose fault a problem is.
    public enum Fault {
        /// The request was wrong or not allowed.
        CALLER,
        /// The server or its database failed.
        US,
        /// There is more to do than can be done now.
        CAPACITY
    }

    /// What a client does about a problem.
    public enum Action {
        /// Change what was asked, with the person's help, and ask again.
        @JsonProperty("mend")
        MEND,
        /// Sign in again (staff) or get a new token (shopper), then connect again.
        @JsonProperty("signIn")
        SIGN_IN,
        /// Repeat the same request after a pause with jitter.
        @JsonProperty("retryLater")
        RETRY_LATER,
        /// Connect again with jittered back-off and go on from the cursors held.
        @JsonProperty("resume")
        RESUME,
        /// Drop every cursor and cached entry, load the newest client, and start from 0.
        @JsonProperty("reload")
        RELOAD,
        /// Do not try again by itself.
        @JsonProperty("stop")
        STOP
    }

    private final Fault fault;
    private final int httpStatus;
    private final int closeCode;
    private final Action action;
    private final String title;

    Problem(Fault fault, int httpStatus, int closeCode, Action action, String title) {
        this.fault = fault;
        this.httpStatus = httpStatus;
        this.closeCode = closeCode;
        this.action = action;
        this.title = title;
    }

    /// The name on the wire: the constant in camelCase, `staleEpoch` for one.
    public String code() {
        StringBuilder code = new StringBuilder();
        for (String word : name().toLowerCase(java.util.Locale.ROOT).split("_", -1)) {
            code.append(code.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return code.toString();
    }

    /// Whose fault it is.
    public Fault fault() {
        return fault;
    }

    /// The status on HTTP.
    public int httpStatus() {
        return httpStatus;
    }

    /// The WebSocket close code, 4400 to 4599; 0 if the problem never closes a connection.
    public int closeCode() {
        return closeCode;
    }

    /// What the client should do.
    public Action action() {
        return action;
    }

    /// What went wrong, for a person.
    public String title() {
        return title;
    }

    /// This problem as it travels.
    public ProblemDetail detail(@Nullable String detail) {
        return new ProblemDetail(code(), title, detail, action);
    }
}
