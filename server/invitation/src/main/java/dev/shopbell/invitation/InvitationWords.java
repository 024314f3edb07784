package dev.shopbell.invitation;

import dev.shopbell.protocol.Invitation;
import dev.shopbell.site.Site;
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
    private final Function<UUID, @Nullable String> staffPhotos;

    /// @param staffPhotos the address of the photo of a member of staff who has one
    InvitationWords(
            Sites sites,
            WidgetTexts texts,
            Function<UUID, @Nullable String> staffNames,
            Function<UUID, @Nullable String> staffPhotos) {
        this.sites = sites;
        this.texts = texts;
        this.staffNames = staffNames;
        this.staffPhotos = staffPhotos;
    }

    Invitation onTheWire(GivenInvitation given) {
        SiteSettings settings =
                sites.byId(given.visitor().site()).map(Site::settings).orElse(SiteSettings.DEFAULT);
        Languages languages = settings.languages();
        String language = WidgetTexts.choose(WidgetTexts.LANGUAGES, languages.fallback(), given.language());
        Map<String, String> own = languages.in(language).texts();
        UnaryOperator<String> word = key -> texts.text(language, GROUP, key, own);
        return new Invitation(
                given.id(),
                given.text(),
                given.staff() == null ? null : inviter(given.staff(), settings),
                word.apply("accept"),
                word.apply("decline"),
                word.apply("dismiss"),
                given.language());
    }

    private Invitation.@Nullable Inviter inviter(UUID staff, SiteSettings settings) {
        String name = staffNames.apply(staff);
        return name == null
                ? null
                : new Invitation.Inviter(name, settings.look().showPhotos() ? staffPhotos.apply(staff) : null);
    }
}
