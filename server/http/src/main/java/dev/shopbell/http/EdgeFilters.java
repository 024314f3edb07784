package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for every request, whoever answers it: bounds on what comes in, headers on what goes out.
@Singleton
final class EdgeFilters {
    /// Above every filter of the framework's own, of which none has more than a few thousand.
    private static final int FIRST = 1_000_000;

    /// Where the shops' own pages call; [AllowFilter] holds them to their site's origins.
    private static final String SHOP_PAGES = "/intake/";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final HttpConfig config;
    private final Origins origins;
    /// As RFC 9110, 5.6.7 wants it.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Map<String, String> headers = new LinkedHashMap<>();

    EdgeFilters(HttpConfig config, Origins origins, InstantSource clock) {
        this.config = config;
        this.origins = origins;
        this.clock = clock;
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        if (config.isHttps()) {
            // A year, the least that browsers' preload lists ask for.
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FIRST);
    }

    private void filter(RoutingContext context) {
        context.addHeadersEndHandler(ignored -> addMissing(context.response().headers()));
        // Normalised as the router does it, so that nothing is exempt by its spelling.
        boolean isShopPages = context.normalizedPath().startsWith(SHOP_PAGES);
        Problem problem = problemOf(context.request(), isShopPages);
        if (problem == null) {
            context.next();
        } else {
            ProblemBody.of(problem, null).end(context.response());
        }
    }

    /// An answer that says something of its own keeps it: the panel, for one, names the pages that may frame it.
    private void addMissing(MultiMap answer) {
        answer.set("Date", DATE.format(clock.instant()));
        headers.forEach((name, value) -> {
            if (!answer.contains(name)) {
                answer.set(name, value);
            }
        });
    }

    /// A request that changes something must come from a page of ours, or from no page at all: a client that is not
    /// a browser. One that carries the session's cookie is a browser's, so it must name its page.
    private @Nullable Problem problemOf(HttpServerRequest request, boolean isShopPages) {
        if (READING.contains(request.method())) {
            return null;
        }
        if (isShopPages) {
            return lengthOf(request) > ShopPageBody.MAX_BYTES ? Problem.FRAME_TOO_LARGE : null;
        }
        String origin = request.getHeader("Origin");
        boolean isForeign = origin == null ? request.getCookie(Cookies.SESSION) != null : !origins.isOurs(origin);
        if (isForeign) {
            return Problem.ORIGIN_REFUSED;
        }
        return lengthOf(request) > config.maxBodyBytes() ? Problem.FRAME_TOO_LARGE : null;
    }

    private static long lengthOf(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
