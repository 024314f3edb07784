package dev.shopbell.invitation;

import dev.shopbell.protocol.Invitation;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.SiteSettings.Languages;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes of an invitation what its page shows: with the name of who invites, and buttons in its own language.
final class InvitationWords {
    private static final String GROUP = "page";

    private final Sites sites;
    private final WidgetTexts texts;
    private final Function<UUID, @Nullable String> staffNames;

    InvitationWords(Sites sites, WidgetTexts texts, Function<UUID, @Nullable String> staffNames) {
        this.sites = sites;
        this.texts = texts;
        this.staffNames = staffNames;
    }

    Invitation onTheWire(GivenInvitation given) {
        Languages languages = sites.byId(given.visitor().site())
                .map(site -> site.settings().languages())
                .orElse(SiteSettings.DEFAULT.languages());
        String language = WidgetTexts.choose(WidgetTexts.LANGUAGES, languages.fallback(), given.language());
        Map<String, String> own = languages.in(language).texts();
        UnaryOperator<String> word = key -> texts.text(language, GROUP, key, own);
        String name = given.staff() == null ? null : staffNames.apply(given.staff());
        return new Invitation(
                given.id(),
                given.text(),
                name == null ? null : new Invitation.Inviter(name, null),
                word.apply("accept"),
                word.apply("decline"),
                word.apply("dismiss"),
                given.language());
    }
}
