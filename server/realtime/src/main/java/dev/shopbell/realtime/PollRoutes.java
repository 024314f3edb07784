package dev.shopbell.realtime;

import dev.shopbell.http.Cookies;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.Origins;
import dev.shopbell.http.ProblemBody;
import dev.shopbell.http.Requests;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The long poll's requests: one opens a connection, then frames are sent and fetched by its secret id.
final class PollRoutes {
    /// 192 random bits: for shoppers the id alone proves who sends a request, so it must not be guessed.
    private static final int ID_BYTES = 24;

    private final Edge edge;
    private final Origins origins;
    private final Requests requests;
    private final AddressPlaces shopperPlaces;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LongPollTransport> polls = new ConcurrentHashMap<>();

    PollRoutes(Edge edge, Origins origins, Requests requests, AddressPlaces shopperPlaces) {
        this.edge = edge;
        this.origins = origins;
        this.requests = requests;
        this.shopperPlaces = shopperPlaces;
    }

    void mount(Router router) {
        router.post("/poll/shopper").handler(context -> open(context.request(), Audience.SHOPPER));
        router.post("/poll/staff").handler(context -> open(context.request(), Audience.STAFF));
        router.get("/poll/:poll/frames").handler(this::fetch);
        router.post("/poll/:poll/frames").handler(this::take);
        router.delete("/poll/:poll").handler(this::hangUp);
    }

    private void open(HttpServerRequest request, Audience audience) {
        Problem problem = SocketRoute.problemOf(edge, origins, audience, request);
        if (problem != null) {
            ProblemBody.of(problem, null).end(request.response());
            return;
        }
        Doorkeeper.Request sender = requests.read(request, null);
        HomeLoop home = edge.connections()
                .homeOf(((ConnectionBase) request.connection()).channel().eventLoop());
        readBody(request, Wire.MAX_CLIENT_FRAME_BYTES, body -> {
            SessionFrame.Hello hello = helloOf(body);
            if (hello == null) {
                ProblemBody.of(Problem.MALFORMED_FRAME, "The first frame must be a hello.")
                        .end(request.response());
            } else {
                edge.gate()
                        .ask(
                                audience,
                                sender,
                                hello,
                                home,
                                answer -> answered(answer, audience, sender, home, request.response()));
            }
        });
    }

    private void answered(
            Gate.Answer answer,
            Audience audience,
            Doorkeeper.Request sender,
            HomeLoop home,
            HttpServerResponse response) {
        String address = sender.remoteAddress();
        switch (answer) {
            case Gate.TurnedAway away -> {
                edge.counters().closed(away.problem());
                ProblemBody.of(away.problem(), away.detail()).end(response);
            }
            case Gate.Admitted admitted -> {
                if (audience == Audience.SHOPPER && !shopperPlaces.take(address)) {
                    ProblemBody.of(Problem.TOO_MANY, null).end(response);
                    return;
                }
                String id = newId();
                String session = audience == Audience.STAFF ? sender.cookies().get(Cookies.SESSION) : null;
                LongPollTransport poll = new LongPollTransport(
                        edge, home, audience, admitted, session, () -> forget(id, audience, address));
                polls.put(id, poll);
                edge.counters().polls.incrementAndGet();
                poll.open();
                response.putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
                response.end("{\"poll\":\"" + id + "\"}");
            }
        }
    }

    private void forget(String id, Audience audience, String address) {
        polls.remove(id);
        edge.counters().polls.decrementAndGet();
        if (audience == Audience.SHOPPER) {
            shopperPlaces.giveBack(address);
        }
    }

    private void fetch(RoutingContext context) {
        LongPollTransport poll = pollOf(context);
        Long after = number(context, "after");
        if (poll != null && after != null) {
            poll.home().execute(() -> poll.fetch(after, context.response()));
        }
    }

    private void take(RoutingContext context) {
        LongPollTransport poll = pollOf(context);
        Long number = number(context, "seq");
        if (poll != null && number != null) {
            readBody(context.request(), edge.config().pollBatchBytes(), body -> {
                PollBatch batch = PollBatch.read(body.getBytes());
                poll.home().execute(() -> {
                    switch (batch) {
                        case PollBatch.Frames(var frames) ->
                            poll.take(number, frames, body.length(), context.response());
                        case PollBatch.Refused(var problem) -> poll.refuse(context.response(), problem, null);
                    }
                });
            });
        }
    }

    private void hangUp(RoutingContext context) {
        LongPollTransport poll = pollOf(context);
        if (poll != null) {
            poll.home().execute(() -> {
                poll.hangUp();
                context.response().setStatusCode(204).end();
            });
        }
    }

    /// The connection that a request names; null where the request has been refused instead. Pages of ours only, as
    /// for sockets, but that browsers leave the `Origin` out of a GET to the page's own server. A poll of staff is
    /// unknown to whoever comes without the cookie that opened it.
    private @Nullable LongPollTransport pollOf(RoutingContext context) {
        HttpServerRequest request = context.request();
        LongPollTransport poll = polls.get(context.pathParam("poll"));
        boolean isOwnRead = request.method().equals(HttpMethod.GET)
                && request.headers().getAll("Origin").isEmpty();
        if (poll == null) {
            ProblemBody.of(Problem.POLL_UNKNOWN, null).end(request.response());
        } else if (!isOwnRead && !SocketRoute.mayConnect(origins, poll.audience(), request)) {
            ProblemBody.of(Problem.ORIGIN_REFUSED, null).end(request.response());
            poll = null;
        } else if (!poll.isOf(requests.read(request, null).cookies().get(Cookies.SESSION))) {
            ProblemBody.of(Problem.POLL_UNKNOWN, null).end(request.response());
            poll = null;
        }
        return poll;
    }

    /// A number of the query; null where the request has been refused instead.
    private @Nullable Long number(RoutingContext context, String name) {
        String text = context.request().getParam(name);
        if (text != null && text.matches("\\d{1,18}")) {
            return Long.valueOf(text);
        }
        if (!context.response().ended()) {
            ProblemBody.of(Problem.MALFORMED_FRAME, "The query needs a number named " + name + ".")
                    .end(context.response());
        }
        return null;
    }

    private static void readBody(HttpServerRequest request, int most, Consumer<Buffer> then) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= most) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (body.length() <= most) {
                then.accept(body);
            } else {
                ProblemBody.of(Problem.FRAME_TOO_LARGE, null).end(request.response());
            }
        });
        request.resume();
    }

    private static SessionFrame.@Nullable Hello helloOf(Buffer body) {
        try {
            return Wire.readClientFrame(body.toString(StandardCharsets.UTF_8)) instanceof SessionFrame.Hello hello
                    ? hello
                    : null;
        } catch (Wire.MalformedFrameException e) {
            return null;
        }
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
