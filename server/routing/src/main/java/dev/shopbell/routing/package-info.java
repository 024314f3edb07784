/// Who is there to answer, and when: teams with their opening hours, presence, and the queue as the waiting shopper
/// sees it.
///
/// Doors: [Teams] (who answers which site, and when), [Presence] (who of staff is here, on whichever node),
/// [Availability] (whether a site can be asked something now), [WaitingRoom] (what connected shoppers are told).
/// Tables, in schema `routing`: `team`, `site_team`, `presence`. Invariants: every site has a team; hours are decided
/// by the clock on the team's wall ([OpeningHours]); what a shopper is promised comes from measured waits ([Queue]) or
/// is not said. All doors are safe for use from any thread.
@NullMarked
package dev.shopbell.routing;

import org.jspecify.annotations.NullMarked;
