package dev.shopbell.visitor;

import dev.shopbell.http.Allow;
import dev.shopbell.visitor.IdentityEndpoints.IdentityAnswer;
import dev.shopbell.visitor.IdentityEndpoints.LeavingAnswer;
import dev.shopbell.visitor.IdentityEndpoints.LeavingPerson;
import dev.shopbell.visitor.IdentityEndpoints.NamedPerson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/// Who a visitor is, as the app says that holds the panel as a page of its own. Only our own pages may ask, and only a
/// token of the shop's server counts: an app proves nothing by itself.
@Path("/chat/{key:[a-z0-9-]+}/app")
@RunOnVirtualThread
final class AppIdentityEndpoints {
    private final IdentityEndpoints identities;

    AppIdentityEndpoints(IdentityEndpoints identities) {
        this.identities = identities;
    }

    /// A person as the app names them.
    ///
    /// @param token the page's secret, where it has one
    /// @param jwt as for a page of the shop
    public record AppPerson(@Nullable String token, String jwt) {}

    /// Says who the visitor is, as a page of the shop does.
    @POST
    @Path("/identify")
    @Allow(Allow.Who.ANYONE)
    public IdentityAnswer identify(@PathParam("key") String key, AppPerson named) {
        return identities.identify(key, new NamedPerson(named.token(), null, null, named.jwt(), null, null));
    }

    /// Forgets whose page this is, as a page of the shop does.
    @POST
    @Path("/logout")
    @Allow(Allow.Who.ANYONE)
    public LeavingAnswer logout(@PathParam("key") String key, LeavingPerson leaving) {
        return identities.logout(key, leaving);
    }
}
