package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Holds every resource method to its [Allow]; a method without one is refused to everybody. Runs on the thread of the
/// method, since the [Doorkeeper] may block.
@Singleton
final class AllowFilter {
    private final Doorkeeper doorkeeper;
    private final ShopPages shopPages;
    private final Requests requests;
    private final RequestCaller current;

    AllowFilter(Doorkeeper doorkeeper, ShopPages shopPages, Requests requests, RequestCaller current) {
        this.doorkeeper = doorkeeper;
        this.shopPages = shopPages;
        this.requests = requests;
        this.current = current;
    }

    @ServerRequestFilter
    public void admit(ResourceInfo resource, UriInfo address, HttpServerRequest request) {
        Allow allow = resource.getResourceMethod().getAnnotation(Allow.class);
        if (allow == null) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        Doorkeeper.Request shown = requests.read(request);
        if (allow.value() == Allow.Who.ANYONE) {
            current.set(null, shown);
            return;
        }
        if (allow.value() == Allow.Who.SHOP_PAGE) {
            admitShopPage(address.getPathParameters().getFirst("key"), shown.origin(), request.response());
            current.set(null, shown);
            return;
        }
        Caller caller = doorkeeper.callerOf(shown);
        if (caller == null) {
            throw new ProblemException(Problem.NOT_SIGNED_IN);
        }
        if (!caller.is(allow.value())) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        current.set(caller, shown);
    }

    /// Answers, refusals among them, may be read by the page that asked. Whatever cookies came are not looked at.
    private void admitShopPage(@Nullable String key, @Nullable String origin, HttpServerResponse response) {
        if (key == null || origin == null || !shopPages.isOfSite(key, origin)) {
            throw new ProblemException(Problem.ORIGIN_REFUSED);
        }
        response.putHeader("Access-Control-Allow-Origin", origin);
        response.putHeader("Vary", "Origin");
        response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
