package dev.shopbell.plainchat;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.routing.Availability;
import dev.shopbell.routing.OpeningHours;
import org.jspecify.annotations.Nullable;

/// What whoever reads the page can hope for.
///
/// @param hours of the team that answers this shop
/// @param place of the shopper among those who wait; null where they wait for nothing
/// @param offersMail whether they waited so long that an answer by e-mail is offered
/// @param mailAlone whether new questions are taken to be answered by e-mail alone
record Outlook(
        Availability.Standing standing,
        OpeningHours hours,
        ServerFrame.@Nullable Waiting place,
        boolean offersMail,
        boolean mailAlone) {}
