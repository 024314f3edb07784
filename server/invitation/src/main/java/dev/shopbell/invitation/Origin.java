package dev.shopbell.invitation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells staff which invitation a conversation began from.
final class Origin {
    private final Invitations invitations;
    private final Function<UUID, @Nullable String> staffNames;

    Origin(Invitations invitations, Function<UUID, @Nullable String> staffNames) {
        this.invitations = invitations;
        this.staffNames = staffNames;
    }

    /// An invitation as staff see it.
    ///
    /// @param rule what the rule was called that invited
    /// @param staff who invited by hand
    /// @param pagePath where the shopper was
    public record Told(
            UUID invitation,
            String text,
            @Nullable String rule,
            @Nullable String staff,
            @Nullable String pagePath,
            long atMicros) {}

    Optional<Told> of(UUID conversation) {
        return invitations
                .ofConversation(conversation)
                .map(given -> new Told(
                        given.id(),
                        given.text(),
                        given.ruleName(),
                        given.staff() == null ? null : staffNames.apply(given.staff()),
                        given.pagePath(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, given.at())));
    }
}
