package dev.shopbell.demo;

import dev.shopbell.invitation.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody who looks around in the sample shop: always the same one by their number, and hardly two alike.
///
/// @param facts of their browser, in the words of the intake: `userAgent`, `language`, `zone`, `device`, perhaps
///     `referrer`
/// @param campaign that brought them, in the words of the intake; empty for none
/// @param landing the page they come in by
/// @param reaction what they do about an invitation
record SamplePerson(Map<String, String> facts, Map<String, String> campaign, SamplePage landing, Outcome reaction) {
    /// One who says yes, one who says no, and those who say nothing, as in a real shop.
    private static final List<Outcome> REACTIONS =
            List.of(Outcome.CLOSED, Outcome.ACCEPTED, Outcome.IGNORED, Outcome.DECLINED, Outcome.IGNORED);

    private static final String WEBKIT = "AppleWebKit/605.1 Version/26.0 ";
    private static final String CHROME = "AppleWebKit/537.36 Chrome/140.0 ";

    private static final List<Map<String, String>> BROWSERS = List.of(
            browser("(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "en-GB", "Europe/London", "desktop"),
            browser(
                    "(Linux; Android 16; Pixel 9) " + CHROME + "Mobile Safari/537.36",
                    "de-DE",
                    "Europe/Berlin",
                    "phone"),
            browser(
                    "(iPhone; CPU iPhone OS 19_0 like Mac OS X) " + WEBKIT + "Mobile Safari/605.1",
                    "nl-NL",
                    "Europe/Amsterdam",
                    "phone"),
            browser("(Windows NT 10.0) " + CHROME + "Safari/537.36 Edg/140.0", "fr-FR", "Europe/Paris", "desktop"),
            browser(
                    "(iPad; CPU OS 19_0 like Mac OS X) " + WEBKIT + "Safari/605.1",
                    "sv-SE",
                    "Europe/Stockholm",
                    "tablet"),
            browser(
                    "(Macintosh; Intel Mac OS X 10_15_7) " + WEBKIT + "Safari/605.1",
                    "en-US",
                    "America/New_York",
                    "desktop"),
            browser("(Windows NT 10.0) " + CHROME + "Safari/537.36", "it-IT", "Europe/Rome", "desktop"));

    /// What brought somebody.
    private record Source(String referrer, Map<String, String> campaign, SamplePage landing) {}

    private static final List<Source> SOURCES = List.of(
            new Source("", Map.of(), SamplePage.HOME),
            new Source("https://www.google.com/", Map.of(), SamplePage.of("cairn-mid-boot")),
            new Source(
                    "https://www.instagram.com/",
                    campaign("instagram", "social", "autumn-rain"),
                    SamplePage.of("skerry-3l-shell-jacket")),
            new Source("", campaign("newsletter", "email", "november"), SamplePage.of("jackets")),
            new Source(
                    "https://www.google.com/",
                    campaign("google", "cpc", "rain-jackets"),
                    SamplePage.of("lowland-rain-jacket")),
            new Source("https://trail-notes.example/packs-compared", Map.of(), SamplePage.of("trek-48-pack")));

    /// The lists have no common divisor, so that each browser comes from everywhere and reacts in every way.
    static SamplePerson of(int number) {
        Source source = SOURCES.get(number % SOURCES.size());
        Map<String, String> facts = new HashMap<>(BROWSERS.get(number % BROWSERS.size()));
        if (!source.referrer().isEmpty()) {
            facts.put("referrer", source.referrer());
        }
        return new SamplePerson(
                Map.copyOf(facts), source.campaign(), source.landing(), REACTIONS.get(number % REACTIONS.size()));
    }

    private static Map<String, String> browser(String userAgent, String language, String zone, String device) {
        return Map.of("userAgent", "Mozilla/5.0 " + userAgent, "language", language, "zone", zone, "device", device);
    }

    private static Map<String, String> campaign(String source, String medium, String name) {
        return Map.of("source", source, "medium", medium, "name", name);
    }
}
