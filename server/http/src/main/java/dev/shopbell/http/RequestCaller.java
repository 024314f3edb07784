package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// What [AllowFilter] found out about the request being answered.
@RequestScoped
class RequestCaller implements CurrentCaller {
    private @Nullable Caller caller;
    private Doorkeeper.@Nullable Request request;

    void set(@Nullable Caller newCaller, Doorkeeper.Request newRequest) {
        caller = newCaller;
        request = newRequest;
    }

    @Override
    public @Nullable Caller orNobody() {
        return caller;
    }

    @Override
    public Caller get() {
        if (caller == null) {
            throw new ProblemException(Problem.NOT_SIGNED_IN);
        }
        return caller;
    }

    @Override
    public Doorkeeper.Request request() {
        if (request == null) {
            throw new IllegalStateException("no request is being answered");
        }
        return request;
    }
}
