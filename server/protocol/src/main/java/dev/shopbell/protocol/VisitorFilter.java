package dev.shopbell.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which visitors are wanted: those for whom all of it holds. An empty list and an absent member ask for nothing. Texts
/// are looked for as a part, in any case, and have at most 100 characters.
///
/// @param sites on one of these
/// @param kinds on a page of one of these kinds
/// @param states doing one of these; those who are gone are listed only where `gone` is named
/// @param countries from one of these, two letters each
/// @param languages with one of these; `de` also stands for `de-AT`
/// @param standings whose last invitation stands so
/// @param product looking at such a product
/// @param source came from such a page or campaign
/// @param text anything about them: page, product, address, place, browser
/// @param cartFrom whose cart is worth at least this
/// @param chatting whether they have a conversation open
/// @param returning whether they were here before
public record VisitorFilter(
        List<UUID> sites,
        List<PageKind> kinds,
        List<PageState> states,
        List<String> countries,
        List<String> languages,
        List<InvitationStanding> standings,
        @Nullable String product,
        @Nullable String source,
        @Nullable String text,
        @Nullable Double cartFrom,
        @Nullable Boolean chatting,
        @Nullable Boolean returning) {
    /// Everybody who is there.
    public static final VisitorFilter ALL = new VisitorFilter(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, null, null, null);

    /// The lists are copied.
    public VisitorFilter {
        sites = List.copyOf(sites);
        kinds = List.copyOf(kinds);
        states = List.copyOf(states);
        countries = List.copyOf(countries);
        languages = List.copyOf(languages);
        standings = List.copyOf(standings);
    }
}
