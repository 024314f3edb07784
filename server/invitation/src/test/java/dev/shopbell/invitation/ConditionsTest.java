package dev.shopbell.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.PageKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final PageFacts PAGE = new PageFacts(
            PageKind.PRODUCT,
            "/p/skerry",
            "SK-3L",
            "Skerry 3L shell",
            "Jackets",
            3,
            120.0,
            true,
            "de-AT",
            List.of("google", "cpc", "Autumn sale"));

    @Test
    void nothing_asked_for_holds_everywhere() {
        assertThat(Conditions.NONE.hold(PAGE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"skerry, true", "sk-3l, true", "SHELL, true", "tent, false"})
    void a_product_is_found_by_a_part_of_its_name_or_number(String text, boolean holds) {
        assertThat(with(text, null, null, null, null, null, List.of(), null).hold(PAGE))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"de, true", "DE-at, true", "de-DE, false", "d, false", "en, false"})
    void a_language_covers_its_own_regions(String tag, boolean holds) {
        assertThat(with(null, null, null, null, null, null, List.of(tag), null).hold(PAGE))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({", , true", "120, 120, true", "120.01, , false", ", 119.99, false", "100, 200, true"})
    void a_cart_is_measured_from_its_least_to_its_most(@Nullable Double from, @Nullable Double to, boolean holds) {
        assertThat(with(null, null, null, from, to, null, List.of(), null).hold(PAGE))
                .isEqualTo(holds);
    }

    @Test
    void what_the_page_does_not_tell_holds_for_no_condition_on_it() {
        PageFacts bare = new PageFacts(PageKind.OTHER, "/", null, null, null, 1, null, false, null, List.of());

        assertThat(with("x", null, null, null, null, null, List.of(), null).hold(bare))
                .isFalse();
        assertThat(with(null, "x", null, null, null, null, List.of(), null).hold(bare))
                .isFalse();
        assertThat(with(null, null, null, 0.0, null, null, List.of(), null).hold(bare))
                .isFalse();
        assertThat(with(null, null, null, null, null, null, List.of("en"), null).hold(bare))
                .isFalse();
        assertThat(with(null, null, null, null, null, null, List.of(), "x").hold(bare))
                .isFalse();
    }

    /// Each further condition can only make a rule fit fewer pages.
    @Property
    void conditions_together_hold_where_each_alone_does(
            @ForAll("conditions") Conditions all, @ForAll("pages") PageFacts page) {
        boolean each = Stream.of(
                        new Conditions(
                                all.pages(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                false,
                                null,
                                List.of(),
                                null,
                                false,
                                false),
                        with(all.product(), null, null, null, null, null, List.of(), null),
                        with(null, all.category(), null, null, null, null, List.of(), null),
                        with(null, null, all.pagesSeen(), null, null, null, List.of(), null),
                        with(null, null, null, all.cartFrom(), null, null, List.of(), null),
                        with(null, null, null, null, all.cartTo(), null, List.of(), null),
                        with(null, null, null, null, null, all.returning(), List.of(), null),
                        with(null, null, null, null, null, null, all.languages(), null),
                        with(null, null, null, null, null, null, List.of(), all.campaign()))
                .allMatch(one -> one.hold(page));

        assertThat(all.hold(page)).isEqualTo(each);
    }

    @Property(tries = 50)
    void texts_are_shared_out_by_weight_and_a_visitor_keeps_theirs(@ForAll("weights") List<Integer> weights) {
        List<InvitationText> texts = weights.stream()
                .map(weight -> new InvitationText(UUID.randomUUID(), "en", "Text", weight))
                .toList();
        InvitationRule rule = new InvitationRule(UUID.randomUUID(), "Rule", true, Conditions.NONE, texts);
        int visitors = 4_000;
        Map<UUID, Integer> counts = new TreeMap<>();
        for (int i = 0; i < visitors; i++) {
            UUID visitor = UUID.randomUUID();
            InvitationText text = rule.textFor(visitor, "en-GB", "nl");
            assertThat(rule.textFor(visitor, "en", "de")).isEqualTo(text);
            counts.merge(text.id(), 1, Integer::sum);
        }
        double total = weights.stream().mapToInt(Integer::intValue).sum();
        Map<UUID, Double> expected =
                texts.stream().collect(Collectors.toMap(InvitationText::id, text -> visitors * text.weight() / total));
        // Six standard deviations: one run in a thousand million strays further.
        expected.forEach((id, count) -> assertThat((double) counts.getOrDefault(id, 0))
                .isBetween(count - 6 * Math.sqrt(count) - 1, count + 6 * Math.sqrt(count) + 1));
    }

    @Test
    void a_text_is_of_the_visitors_language_else_of_the_sites_else_any() {
        InvitationRule rule = new InvitationRule(
                UUID.randomUUID(),
                "Rule",
                true,
                Conditions.NONE,
                Stream.of("nl", "de", "pt-BR")
                        .map(language -> new InvitationText(UUID.randomUUID(), language, language, 1))
                        .toList());
        UUID visitor = UUID.randomUUID();

        assertThat(rule.textFor(visitor, "de-CH", "nl").language()).isEqualTo("de");
        assertThat(rule.textFor(visitor, "pt-br", "nl").language()).isEqualTo("pt-BR");
        assertThat(rule.textFor(visitor, "fr", "de").language()).isEqualTo("de");
        assertThat(rule.textFor(visitor, null, "en").language()).isEqualTo("nl");
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.integers().between(1, 100).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Conditions> conditions() {
        return Combinators.combine(
                        Arbitraries.of(PageKind.class).set().ofMaxSize(3),
                        Arbitraries.of("skerry", "tent", "sk").injectNull(0.5),
                        Arbitraries.of("jack", "boots").injectNull(0.5),
                        Arbitraries.integers().between(1, 5).injectNull(0.5),
                        Arbitraries.of(0.0, 50.0, 120.0).injectNull(0.5),
                        Arbitraries.of(60.0, 120.0, 500.0).injectNull(0.5),
                        Arbitraries.of(true, false).injectNull(0.5),
                        Arbitraries.of(List.<String>of(), List.of("de"), List.of("en", "nl")))
                .as((pages, product, category, seen, from, to, returning, languages) -> new Conditions(
                        Set.copyOf(pages),
                        product,
                        category,
                        10,
                        seen,
                        from,
                        to,
                        5,
                        true,
                        returning,
                        languages,
                        null,
                        true,
                        true));
    }

    @Provide
    Arbitrary<PageFacts> pages() {
        return Combinators.combine(
                        Arbitraries.of(PageKind.class),
                        Arbitraries.of("Skerry 3L shell", "Stillwater tent").injectNull(0.3),
                        Arbitraries.of("Jackets", "Boots").injectNull(0.3),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(0.0, 49.9, 120.0, 800.0).injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of("de-AT", "en", "nl-BE").injectNull(0.3))
                .as((kind, name, category, seen, cart, returning, language) ->
                        new PageFacts(kind, "/", null, name, category, seen, cart, returning, language, List.of()));
    }

    private static Conditions with(
            @Nullable String product,
            @Nullable String category,
            @Nullable Integer pagesSeen,
            @Nullable Double cartFrom,
            @Nullable Double cartTo,
            @Nullable Boolean returning,
            List<String> languages,
            @Nullable String campaign) {
        return new Conditions(
                Set.of(), product, category, null, pagesSeen, cartFrom, cartTo, null, false, returning, languages,
                campaign, false, false);
    }
}
