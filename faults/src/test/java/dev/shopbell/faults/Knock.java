package dev.shopbell.faults;

import dev.shopbell.protocol.Problem;
import dev.shopbell.replay.ShopApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody who connects, mostly with what they should not.
///
/// @param side `shopper` or `staff`
/// @param problem absent where they may
/// @param origin the page's, with `OURS` for the server's own; absent where no page asks
/// @param cookie for the header
/// @param token for the hello
record Knock(
        String name,
        String side,
        @Nullable Problem problem,
        @Nullable String origin,
        Secret cookie,
        Secret token) {
    /// The page of a shop is none of ours either: only the panel in it is.
    static final List<String> FOREIGN_ORIGINS =
            List.of("https://evil.example", "http://localhost", "OURS.evil.example", "OURS/", "null");

    static final List<String> FORMER_STAFF = List.of("idle for too long", "too old", "signed out");

    private static final String SESSION = "shopbell_session=";

    /// What proves, or should not prove, who somebody is.
    interface Secret {
        @Nullable
        String of(Neighbourhood all);
    }

    static Stream<Knock> all() {
        Secret none = any -> null;
        Secret askersToken = all -> all.asker.token();
        Secret ownersCookie = all -> all.owner.cookie();
        Problem unknown = Problem.NOT_SIGNED_IN;
        List<Knock> knocks = new ArrayList<>(List.of(
                new Knock("their own token", "shopper", null, null, none, askersToken),
                new Knock("their own token in the panel", "shopper", null, "OURS", none, askersToken),
                new Knock("their own session", "staff", null, "OURS", ownersCookie, none)));
        for (String origin : FOREIGN_ORIGINS) {
            knocks.add(new Knock("origin " + origin, "shopper", Problem.ORIGIN_REFUSED, origin, none, askersToken));
            knocks.add(new Knock("origin " + origin, "staff", Problem.ORIGIN_REFUSED, origin, ownersCookie, none));
        }
        knocks.add(new Knock("no origin", "staff", Problem.ORIGIN_REFUSED, null, ownersCookie, none));
        wrongTokens().forEach((name, token) -> {
            Secret asSession = all -> SESSION + token.of(all);
            knocks.add(new Knock(name, "shopper", unknown, null, none, token));
            if (!name.equals("a session's secret")) {
                knocks.add(new Knock(name + " as session", "staff", unknown, "OURS", asSession, none));
            }
        });
        Secret tokenAsSession = all -> SESSION + all.asker.token();
        knocks.add(new Knock("no token", "shopper", unknown, null, none, none));
        knocks.add(new Knock("a session", "shopper", unknown, "OURS", ownersCookie, none));
        knocks.add(new Knock("no session", "staff", unknown, "OURS", none, none));
        knocks.add(new Knock("a shopper's token", "staff", unknown, "OURS", none, askersToken));
        knocks.add(new Knock("a shopper's token as session", "staff", unknown, "OURS", tokenAsSession, none));
        for (String end : FORMER_STAFF) {
            knocks.add(new Knock("a session " + end, "staff", unknown, "OURS", all -> cookieOf(all, end), none));
        }
        return knocks.stream();
    }

    /// What is not quite the asker's token, or is something else that one may come to know.
    static Map<String, Secret> wrongTokens() {
        return Map.of(
                "a truncated token", all -> all.asker.token().substring(1),
                "an altered token", all -> altered(all.asker.token()),
                "a longer token", all -> all.asker.token() + "A",
                "the visitor's id", all -> all.asker.visitor().toString(),
                "the conversation's id", all -> all.conversation.toString(),
                "a session's secret", all -> secretOf(all.owner));
    }

    static String cookieOf(Neighbourhood all, String end) {
        return Objects.requireNonNull(all.formerStaff.get(end)).cookie();
    }

    /// The session's cookie without its name.
    static String secretOf(ShopApi.Staff staff) {
        return staff.cookie().substring(SESSION.length());
    }

    /// Another secret of the same form.
    static String altered(String secret) {
        int middle = secret.length() / 2;
        char other = secret.charAt(middle) == 'A' ? 'B' : 'A';
        return secret.substring(0, middle) + other + secret.substring(middle + 1);
    }

    /// As the request carries them.
    Map<String, String> headers(Neighbourhood all) {
        Map<String, String> headers = new HashMap<>();
        String cookieValue = cookie.of(all);
        if (origin != null) {
            headers.put("Origin", origin.replace("OURS", all.origin()));
        }
        if (cookieValue != null) {
            headers.put("Cookie", cookieValue);
        }
        return headers;
    }

    @Override
    public String toString() {
        return side + " with " + name;
    }
}
