package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Holds every resource method to its [Allow]; a method without one is refused to everybody. Runs on the thread of the
/// method, since the [Doorkeeper] may block.
@Singleton
final class AllowFilter {
    private final Doorkeeper doorkeeper;
    private final Requests requests;
    private final RequestCaller current;

    AllowFilter(Doorkeeper doorkeeper, Requests requests, RequestCaller current) {
        this.doorkeeper = doorkeeper;
        this.requests = requests;
        this.current = current;
    }

    @ServerRequestFilter
    public void admit(ResourceInfo resource, HttpServerRequest request) {
        Allow allow = resource.getResourceMethod().getAnnotation(Allow.class);
        if (allow == null) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        Doorkeeper.Request shown = requests.read(request);
        if (allow.value() == Allow.Who.ANYONE) {
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
}
