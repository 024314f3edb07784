package dev.shopbell.visitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody whom the shop does not want to hear from: who decided so, when and why, and until when it holds.
///
/// @param value a visitor's id, a range of addresses (`203.0.113.0/24`) or a country's two letters
/// @param reason in the words of the one who blocked
/// @param untilMicros when it ends by itself; absent for never
/// @param liftedByName who lifted it, if anybody
/// @param isStanding whether it holds now
public record Block(
        UUID id,
        Kind kind,
        String value,
        String reason,
        String blockedByName,
        long atMicros,
        @Nullable Long untilMicros,
        @Nullable String liftedByName,
        @Nullable Long liftedAtMicros,
        boolean isStanding) {
    /// By what somebody is known.
    public enum Kind {
        /// One browser.
        @JsonProperty("visitor")
        VISITOR,
        /// Addresses that share their first bits.
        @JsonProperty("range")
        RANGE,
        /// A country, where the server has a database of addresses.
        @JsonProperty("country")
        COUNTRY
    }
}
