package dev.shopbell.access;

import dev.shopbell.http.Allow;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.protocol.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/// The accounts, for administrators.
@Path("/api/accounts")
@RunOnVirtualThread
class AccountEndpoints {
    private final Accounts accounts;
    private final CurrentActor current;
    private final HttpConfig http;

    AccountEndpoints(Accounts accounts, CurrentActor current, HttpConfig http) {
        this.accounts = accounts;
        this.current = current;
        this.http = http;
    }

    /// Whom to invite.
    record NewColleague(String email, String name, Role role) {}

    /// Every account.
    record AccountsAnswer(List<Account> accounts) {}

    /// An account and the one-time link for its owner, to be handed over by the administrator.
    record InvitedAnswer(Account account, String link) {}

    /// An account as it is now.
    record AccountAnswer(Account account) {}

    /// Every account.
    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    public AccountsAnswer list() {
        return new AccountsAnswer(accounts.list());
    }

    /// Adds an account and makes its invitation. Nothing is sent: the link is in the answer.
    @POST
    @Allow(Allow.Who.ADMINISTRATOR)
    public InvitedAnswer invite(NewColleague invitation) {
        return answer(accounts.invite(
                current.get(), new NewAccount(invitation.email(), invitation.name(), invitation.role())));
    }

    /// Makes a new one-time link for an account that has no password yet; the one before it is void.
    @POST
    @Path("/{id}/invitation")
    @Allow(Allow.Who.ADMINISTRATOR)
    public InvitedAnswer inviteAgain(@PathParam("id") UUID id) {
        return answer(accounts.inviteAgain(current.get(), id));
    }

    /// Keeps somebody from signing in and ends their sessions.
    @POST
    @Path("/{id}/disable")
    @Allow(Allow.Who.ADMINISTRATOR)
    public AccountAnswer disable(@PathParam("id") UUID id) {
        return answer(accounts.disable(current.staff(), id));
    }

    /// Lets somebody sign in again.
    @POST
    @Path("/{id}/enable")
    @Allow(Allow.Who.ADMINISTRATOR)
    public AccountAnswer enable(@PathParam("id") UUID id) {
        return answer(accounts.enable(current.staff(), id));
    }

    /// The token stands after the `#`, which browsers send nowhere.
    private InvitedAnswer answer(InviteOutcome outcome) {
        return switch (outcome) {
            case InviteOutcome.Invited invited ->
                new InvitedAnswer(invited.account(), http.publicOrigin() + "/console/invitation#" + invited.token());
            case Refusal refusal -> throw refusal.asException();
        };
    }

    private static AccountAnswer answer(AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Changed changed -> new AccountAnswer(changed.account());
            case Refusal refusal -> throw refusal.asException();
        };
    }
}
