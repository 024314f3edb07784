package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small application on the edge: every kind of method, and a doorkeeper who believes what he is told.
@Path("/test")
@RunOnVirtualThread
class TestEdge {
    private final CurrentCaller current;

    TestEdge(CurrentCaller current) {
        this.current = current;
    }

    record Somebody(Allow.Who who) implements Caller {
        @Override
        public boolean is(Allow.Who needed) {
            return switch (needed) {
                case ANYONE -> true;
                case SHOP_PAGE -> false;
                case VISITOR -> who == Allow.Who.VISITOR;
                case VISITOR_OR_STAFF -> true;
                case AGENT, SUPERVISOR, ADMINISTRATOR -> who != Allow.Who.VISITOR && who.compareTo(needed) >= 0;
            };
        }
    }

    record Body(String text, UUID id, int number) {}

    @Path("/forgotten")
    @GET
    public String forgotten() {
        return "nobody must read this";
    }

    @Path("/anyone")
    @GET
    @Allow(Allow.Who.ANYONE)
    public boolean anyone() {
        return current.orNobody() == null;
    }

    @Path("/visitor")
    @GET
    @Allow(Allow.Who.VISITOR)
    public String visitor() {
        return current.get().toString();
    }

    @Path("/both")
    @GET
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public String both() {
        return current.get().toString();
    }

    @Path("/agent")
    @GET
    @Allow(Allow.Who.AGENT)
    public String agent() {
        return current.get().toString();
    }

    @Path("/supervisor")
    @GET
    @Allow(Allow.Who.SUPERVISOR)
    public String supervisor() {
        return current.get().toString();
    }

    @Path("/administrator")
    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    public String administrator() {
        return current.get().toString();
    }

    @POST
    @Allow(Allow.Who.ANYONE)
    public Body post(Body body) {
        return body;
    }

    /// Under the shop pages' path, the two kinds of methods that may stand there.
    @Path("/intake/{key}")
    @RunOnVirtualThread
    static class Intake {
        private final CurrentCaller current;

        Intake(CurrentCaller current) {
            this.current = current;
        }

        @POST
        @Consumes(MediaType.TEXT_PLAIN)
        @Allow(Allow.Who.SHOP_PAGE)
        public Body seen(Body body) {
            if (current.orNobody() != null) {
                throw new ProblemException(Problem.INTERNAL);
            }
            return body;
        }

        @Path("/staff")
        @POST
        @Allow(Allow.Who.AGENT)
        public String staff() {
            return "done";
        }
    }

    @Path("/ids/{id}")
    @GET
    @Allow(Allow.Who.ANYONE)
    public UUID id(@PathParam("id") UUID id) {
        return id;
    }

    @Path("/fails/{how}")
    @GET
    @Allow(Allow.Who.ANYONE)
    public String fails(@PathParam("how") String how) throws Exception {
        throw switch (how) {
            case "refusal" -> new ProblemException(Problem.TAKEN, "Choose another name.");
            case "connection" -> new IllegalStateException("secret", new SQLException("secret", "08006"));
            case "pool" -> new SQLException("Sorry, acquisition timeout!");
            case "statement" -> new SQLException("secret column", "42703");
            default -> new IllegalStateException("secret");
        };
    }

    static final class Wiring {
        @Produces
        @Singleton
        HttpConfig config() {
            return new HttpConfig("127.0.0.1", 7360, null, List.of(), List.of(), 1_000);
        }

        /// The first day of a month, which some writers of dates put down as one digit.
        @Produces
        @Singleton
        InstantSource clock() {
            return InstantSource.fixed(Instant.parse("2026-03-01T07:08:09.123456Z"));
        }

        @Produces
        @Singleton
        ShopPages shopPages() {
            return (key, origin) -> key.equals("shop") && origin.equals("https://shop.example");
        }

        @Produces
        @Singleton
        Doorkeeper doorkeeper() {
            return new Doorkeeper() {
                @Override
                public @Nullable Caller callerOf(Request request) {
                    String claim = request.bearer() != null
                            ? request.bearer()
                            : request.cookies().get(Cookies.SESSION);
                    return claim == null ? null : new Somebody(Allow.Who.valueOf(claim));
                }

                @Override
                public boolean stillWelcome(Caller caller) {
                    return true;
                }
            };
        }
    }
}
