package dev.shopbell.access;

import dev.shopbell.http.Allow;
import dev.shopbell.http.Cookies;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/// Signing in and out.
@Path("/api")
@RunOnVirtualThread
class SessionEndpoints {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Cookies cookies;
    private final CurrentActor current;

    SessionEndpoints(Sessions sessions, Accounts accounts, Cookies cookies, CurrentActor current) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
        this.current = current;
    }

    /// Who wants to sign in.
    record Credentials(String email, String password) {
        @Override
        public String toString() {
            return "Credentials[...]";
        }
    }

    /// An old and a new password.
    record PasswordChange(String current, String next) {
        @Override
        public String toString() {
            return "PasswordChange[...]";
        }
    }

    /// Who is signed in.
    record Me(UUID id, String name, String email, Role role) {}

    /// Who is signed in.
    record SessionAnswer(Me account) {}

    /// A browser in which the caller is signed in.
    ///
    /// @param current whether it is the one that asks
    record SessionRow(UUID id, boolean current, String userAgent, long createdAtMicros, long lastSeenMicros) {}

    /// The caller's sessions.
    record SessionsAnswer(List<SessionRow> sessions) {}

    /// Signs a member of staff in: the answer sets the session's cookie. Attempts on one account, and from one
    /// address, are slowed down.
    @POST
    @Path("/session")
    @Allow(Allow.Who.ANYONE)
    public RestResponse<SessionAnswer> signIn(Credentials credentials) {
        return answer(
                sessions.signIn(credentials.email(), credentials.password(), Client.of(current.request())), cookies);
    }

    /// Who is signed in.
    @GET
    @Path("/session")
    @Allow(Allow.Who.AGENT)
    public SessionAnswer whoAmI() {
        return accounts.byId(current.staff().id())
                .map(SessionEndpoints::me)
                .orElseThrow(() -> new ProblemException(Problem.NOT_SIGNED_IN));
    }

    /// Ends the session that asks, and with it its connections.
    @DELETE
    @Path("/session")
    @Allow(Allow.Who.AGENT)
    public RestResponse<Void> signOut() {
        sessions.signOut(current.staff());
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookies.noSession())
                .build();
    }

    /// The sessions of whoever asks: every browser in which they are signed in.
    @GET
    @Path("/sessions")
    @Allow(Allow.Who.AGENT)
    public SessionsAnswer list() {
        Actor.Staff staff = current.staff();
        return new SessionsAnswer(sessions.list(staff).stream()
                .map(session -> new SessionRow(
                        session.id(),
                        session.id().equals(staff.session()),
                        session.userAgent(),
                        micros(session.createdAt()),
                        micros(session.seenAt())))
                .toList());
    }

    /// Ends one of the caller's sessions, and with it its connections.
    @DELETE
    @Path("/sessions/{id}")
    @Allow(Allow.Who.AGENT)
    public void revoke(@PathParam("id") UUID id) {
        if (!sessions.revoke(current.staff(), id)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    /// Changes the caller's password and ends all their other sessions.
    @POST
    @Path("/password")
    @Allow(Allow.Who.AGENT)
    public void changePassword(PasswordChange change) {
        Client client = Client.of(current.request());
        if (accounts.changePassword(current.staff(), change.current(), change.next(), client)
                instanceof Refusal refusal) {
            throw refusal.asException();
        }
    }

    /// The answer to whoever has just proven who they are.
    static RestResponse<SessionAnswer> answer(SignInOutcome outcome, Cookies cookies) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn ->
                RestResponse.ResponseBuilder.ok(me(signedIn.account()))
                        .cookie(cookies.session(signedIn.token(), signedIn.lasts()))
                        .build();
            case Refusal refusal -> throw refusal.asException();
        };
    }

    private static SessionAnswer me(Account account) {
        return new SessionAnswer(new Me(account.id(), account.name(), account.email(), account.role()));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
