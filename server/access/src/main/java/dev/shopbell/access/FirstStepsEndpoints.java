package dev.shopbell.access;

import dev.shopbell.http.Allow;
import dev.shopbell.http.Cookies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/// What somebody does who has a one-time link and no password yet. Both end signed in.
@Path("/api")
@RunOnVirtualThread
class FirstStepsEndpoints {
    private final Setup setup;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Cookies cookies;
    private final CurrentActor current;

    FirstStepsEndpoints(Setup setup, Accounts accounts, Sessions sessions, Cookies cookies, CurrentActor current) {
        this.setup = setup;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.current = current;
    }

    /// Whether the server waits for its first administrator.
    record SetupAnswer(boolean needed) {}

    /// The token of an invitation and the password that its holder chose.
    record Acceptance(String token, String password) {
        @Override
        public String toString() {
            return "Acceptance[...]";
        }
    }

    /// Whether the server waits for its first administrator.
    @GET
    @Path("/setup")
    @Allow(Allow.Who.ANYONE)
    public SetupAnswer isSetupNeeded() {
        return new SetupAnswer(setup.isNeeded());
    }

    /// Makes the first administrator and the first site, with the one-time link that the server printed. Ends
    /// signed in.
    @POST
    @Path("/setup")
    @Allow(Allow.Who.ANYONE)
    public RestResponse<SessionEndpoints.SessionAnswer> setUp(Setup.Wanted wanted) {
        return signedIn(setup.complete(wanted));
    }

    /// Sets the password of an invited account. Ends signed in.
    @POST
    @Path("/invitation")
    @Allow(Allow.Who.ANYONE)
    public RestResponse<SessionEndpoints.SessionAnswer> accept(Acceptance acceptance) {
        return signedIn(accounts.acceptInvitation(acceptance.token(), acceptance.password()));
    }

    private RestResponse<SessionEndpoints.SessionAnswer> signedIn(AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Changed changed ->
                SessionEndpoints.answer(sessions.begin(changed.account().id(), Client.of(current.request())), cookies);
            case Refusal refusal -> throw refusal.asException();
        };
    }
}
