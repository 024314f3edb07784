package dev.shopbell.visitor;

import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.VisitorFilter;
import dev.shopbell.protocol.VisitorSort;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question to the index: which visitors, in which order. Immutable; equal questions have one answer, which those who
/// ask share.
///
/// @param seesAddresses whether the one who asks may know whole addresses, and so look for them
record VisitQuery(VisitorFilter filter, VisitorSort sort, boolean seesAddresses) {
    private static final int MAX_TEXT = 100;
    private static final int MAX_CHOICES = 300;

    /// A visit that fits.
    ///
    /// @param state as it counts now
    record Found(Visit visit, PageState state) {}

    /// What is not allowed about it; null if all is.
    @Nullable
    String complaint() {
        boolean isTooLong = Stream.of(filter.product(), filter.source(), filter.text())
                .anyMatch(text -> text != null && text.length() > MAX_TEXT);
        if (isTooLong) {
            return "A text to look for has at most " + MAX_TEXT + " characters.";
        }
        boolean isTooMany = Stream.of(
                        filter.sites(),
                        filter.kinds(),
                        filter.states(),
                        filter.countries(),
                        filter.languages(),
                        filter.standings())
                .anyMatch(choices -> choices.size() > MAX_CHOICES);
        return isTooMany ? "At most " + MAX_CHOICES + " choices of a kind." : null;
    }

    /// Who fits, and the first of them.
    ///
    /// @param total how many fit
    /// @param first in order, at most as many as were asked for
    record Answer(int total, List<Found> first) {}

    /// Answers. Of many visitors only those who are asked for are put in order: a list shows a few dozen of thousands,
    /// and is looked at twice a second.
    ///
    /// @param isWelcome who may be in the list at all
    /// @param most how many are asked for, from the first on
    Answer run(VisitIndex index, Instant now, Predicate<Visit> isWelcome, int most) {
        Comparator<Found> order = order();
        // Its head is the last of the first: whoever comes before that one takes its place.
        PriorityQueue<Found> first = new PriorityQueue<>(order.reversed());
        int total = 0;
        String product = small(filter.product());
        String source = small(filter.source());
        String text = small(filter.text());
        VisitIndex.Moment moment = index.at(now);
        for (VisitIndex.Entry entry : index.entries()) {
            PageState state = moment.stateOf(entry.visit());
            if (fits(entry, state)
                    && entry.product().contains(product)
                    && entry.source().contains(source)
                    && (text.isEmpty() || saysText(entry, text))
                    && isWelcome.test(entry.visit())) {
                total++;
                Found found = new Found(entry.visit(), state);
                if (first.size() < most) {
                    first.add(found);
                } else if (most > 0 && order.compare(found, first.element()) < 0) {
                    first.remove();
                    first.add(found);
                }
            }
        }
        return new Answer(total, first.stream().sorted(order).toList());
    }

    private boolean fits(VisitIndex.Entry entry, PageState state) {
        Visit visit = entry.visit();
        return (filter.states().isEmpty()
                        ? state != PageState.GONE
                        : filter.states().contains(state))
                && (filter.sites().isEmpty() || filter.sites().contains(visit.site()))
                && (filter.kinds().isEmpty() || filter.kinds().contains(visit.kind()))
                && (filter.countries().isEmpty() || filter.countries().contains(visit.country()))
                && (filter.standings().isEmpty() || filter.standings().contains(visit.standing()))
                && (filter.languages().isEmpty() || speaks(visit.language()))
                && (filter.cartFrom() == null || cartOf(visit) >= filter.cartFrom())
                && (filter.chatting() == null || filter.chatting() == (visit.conversation() != null))
                && (filter.returning() == null || filter.returning() == visit.visits() > 1);
    }

    private boolean speaks(@Nullable String language) {
        return language != null
                && filter.languages().stream().anyMatch(tag -> language.equals(tag) || language.startsWith(tag + "-"));
    }

    /// Whole addresses are looked into only for those who may see them: else a search would tell digit by digit.
    private boolean saysText(VisitIndex.Entry entry, String text) {
        String address = entry.visit().address();
        return entry.text().contains(text)
                || entry.product().contains(text)
                || entry.source().contains(text)
                || (address != null && (seesAddresses ? address : MaskedAddress.of(address)).contains(text));
    }

    private static String small(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static double cartOf(Visit visit) {
        return visit.cart() == null ? -1 : visit.cart().value();
    }

    /// Ids are as old as their visitors and settle what is left, so that rows do not change places for nothing.
    private Comparator<Found> order() {
        Comparator<Visit> newest =
                Comparator.comparing(Visit::since).thenComparing(Visit::visitor).reversed();
        Comparator<Visit> order = switch (sort) {
            case TIME_ON_SITE -> Comparator.comparing(Visit::since).thenComparing(Visit::visitor);
            case CART_VALUE ->
                Comparator.comparingDouble(VisitQuery::cartOf).reversed().thenComparing(newest);
            case PAGES -> Comparator.comparingInt(Visit::pages).reversed().thenComparing(newest);
            case NEWEST -> newest;
            case LAST_ACTIVITY -> Comparator.comparing(Visit::lastAt).reversed().thenComparing(newest);
        };
        return (a, b) -> order.compare(a.visit, b.visit);
    }
}
