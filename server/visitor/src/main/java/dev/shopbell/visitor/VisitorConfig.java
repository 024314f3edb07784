package dev.shopbell.visitor;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Bounds on what browsers tell.
///
/// @param registrationsPerAddress how many new visitors one address may register in a window; many shoppers
///     may share the address of a university or a mobile carrier
/// @param registrationWindow the window of that count
/// @param visitAfter a page view after so long without one begins another visit
/// @param idleAfter so long after the last sign of a page without a live line its visitor counts as idle
/// @param goneAfter and after so long as gone
/// @param lineReturns so long after the last line of a visitor's pages ended, or after the page they turned to since, a
///     visitor without a line counts as gone
/// @param goneShown how long those who are gone can still be listed
/// @param linesPerVisitor how many live lines the pages of one visitor may hold; who opens more has them refused
/// @param geoDatabase a database of addresses in MaxMind's format, by country or by city; a replaced file is read
///     anew within a minute; absent for none
/// @param maxBatchViews how many page views one transaction may hold
/// @param viewBatchEvery how long after one transaction of page views the next may begin; what comes meanwhile goes
///     into one. Where no view came for so long, the next is written at once
/// @param maxQueuedViews how many page views may wait for the database before new ones are refused
/// @param viewsPerVisitorMinute how often a minute one server process takes what the pages of one visitor tell: views,
///     events and moments of rules; answers to invitations count apart, as many again
/// @param viewsPerAddressMinute the same for all visitors of one address
public record VisitorConfig(
        int registrationsPerAddress,
        Duration registrationWindow,
        Duration visitAfter,
        Duration idleAfter,
        Duration goneAfter,
        Duration lineReturns,
        Duration goneShown,
        int linesPerVisitor,
        @Nullable Path geoDatabase,
        int maxBatchViews,
        Duration viewBatchEvery,
        int maxQueuedViews,
        int viewsPerVisitorMinute,
        int viewsPerAddressMinute) {
    /// What holds where nothing is set. Half an hour ends a visit in the usual web analytics. A page without a line
    /// may well be read for some minutes, but whoever looked at it only for a moment should not be waited for; the
    /// next page of a slow shop has its line within ten seconds. Nobody looks at more than a few tabs; a person
    /// opens a page every few seconds at the most, and a university behind one address has hundreds of them. Some
    /// seconds' worth of views may queue. At 2,000 views a second, forty in a transaction cost the database a third
    /// of what three do, and nobody waits for the answer to a view: the page is there.
    public static final VisitorConfig DEFAULT = new VisitorConfig(
            300,
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofSeconds(45),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            5,
            null,
            1_000,
            Duration.ofMillis(20),
            20_000,
            60,
            6_000);
}
