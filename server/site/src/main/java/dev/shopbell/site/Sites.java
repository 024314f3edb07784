package dev.shopbell.site;

import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Remembered;
import dev.shopbell.storage.Storage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The door to the brands of the install. Safe to use from any thread; methods may block on the database and then throw
/// unchecked where it does not answer.
public final class Sites {
    /// The version of a site that was never changed.
    static final int FIRST_VERSION = 1;

    /// Keys and ids that nobody has are remembered too, so what is asked for in vain must be bounded.
    private static final int MAX_REMEMBERED = 10_000;

    /// Enough for a header at twice the pixels.
    private static final int LOGO_SIDE = 512;
    /// Whoever tries out logos has saved the one they like by then.
    private static final Duration UNUSED_LOGO_KEPT = Duration.ofDays(1);

    private static final String KEY_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    /// 32 to the power of 10 keys: a collision among a million sites is one in a thousand, and is refused besides.
    private static final int KEY_LENGTH = 10;

    private final SecureRandom random = new SecureRandom();
    private final SiteStore store;
    private final LogoStore logos;
    private final InstantSource clock;
    private final LoadingCache<String, Optional<Site>> byKey;
    private final LoadingCache<UUID, Optional<Site>> byId;

    /// Sites as the database has them.
    public Sites(Storage storage, SiteConfig config, InstantSource clock) {
        this.store = new SiteStore(storage);
        this.logos = new LogoStore(storage);
        this.clock = clock;
        this.byKey = Remembered.atMost(config.remembered())
                .maximumSize(MAX_REMEMBERED)
                .build(store::byKey);
        this.byId = Remembered.atMost(config.remembered())
                .maximumSize(MAX_REMEMBERED)
                .build(id -> store.byId(id).map(VersionedSite::site));
    }

    /// Adds a site, unless something about it is not allowed.
    public CreateSiteOutcome create(NewSite wanted) {
        String complaint = wanted.complaint();
        if (complaint != null) {
            return new CreateSiteOutcome.Refused(Problem.INVALID, complaint);
        }
        if (wanted.site().settings().look().logo() != null) {
            return new CreateSiteOutcome.Refused(Problem.INVALID, "Add the site first, then its logo.");
        }
        Site site = new Site(
                UuidCreator.getTimeOrderedEpoch(),
                wanted.key() == null ? randomKey() : wanted.key(),
                wanted.site().name().strip(),
                wanted.site().canonicalOrigins(),
                wanted.site().settings());
        if (!store.add(site, clock.instant())) {
            return new CreateSiteOutcome.Refused(Problem.TAKEN, "Another site has this key.");
        }
        forget(site);
        return new CreateSiteOutcome.Created(site);
    }

    /// Changes a site as a whole, unless something about it is not allowed, or somebody else has changed it since it
    /// had this version. Other nodes follow within [SiteConfig#remembered].
    public UpdateSiteOutcome update(UUID id, int version, SiteChange wanted) {
        String complaint = wanted.complaint();
        if (complaint != null) {
            return new UpdateSiteOutcome.Refused(Problem.INVALID, complaint);
        }
        Site before = store.byId(id).map(VersionedSite::site).orElse(null);
        if (before == null) {
            return new UpdateSiteOutcome.Refused(Problem.NOT_FOUND, "There is no such site.");
        }
        Site site = new Site(id, before.key(), wanted.name().strip(), wanted.canonicalOrigins(), wanted.settings());
        UUID logo = wanted.settings().look().logo();
        if (logo != null && logos.png(id, logo).isEmpty()) {
            return new UpdateSiteOutcome.Refused(Problem.INVALID, "The logo is not there any more; upload it again.");
        }
        if (!store.update(site, version)) {
            return new UpdateSiteOutcome.Refused(
                    Problem.STALE_SETTINGS, "Read the site again, then change what you wanted to change.");
        }
        forget(site);
        return new UpdateSiteOutcome.Updated(new VersionedSite(site, version + 1));
    }

    /// Keeps a picture for a site's settings to name, drawn anew.
    public LogoOutcome addLogo(UUID site, byte[] upload) {
        if (store.byId(site).isEmpty()) {
            return new LogoOutcome.Refused(Problem.NOT_FOUND, "There is no such site.");
        }
        byte[] png = Pictures.png(upload, Pictures.Cut.WHOLE, LOGO_SIDE).orElse(null);
        if (png == null) {
            return new LogoOutcome.Refused(Problem.INVALID, "This is no picture in PNG or JPEG that can be drawn.");
        }
        UUID logo = UUID.nameUUIDFromBytes(png);
        logos.deleteUnused(site, clock.instant(), UNUSED_LOGO_KEPT);
        logos.add(site, logo, png, clock.instant());
        return new LogoOutcome.Added(logo);
    }

    /// A logo as PNG.
    public Optional<byte[]> logo(UUID site, UUID logo) {
        return logos.png(site, logo);
    }

    private void forget(Site site) {
        byKey.invalidate(site.key());
        byId.invalidate(site.id());
    }

    /// The site that a shop's pages name by this key.
    public Optional<Site> byKey(String key) {
        return byKey.get(key);
    }

    /// The site with this id.
    public Optional<Site> byId(UUID id) {
        return byId.get(id);
    }

    /// The site with this id as the database has it now, to be changed.
    public Optional<VersionedSite> versioned(UUID id) {
        return store.byId(id);
    }

    /// Every site, oldest first.
    public List<Site> list() {
        return store.all();
    }

    private String randomKey() {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(KEY_ALPHABET.charAt(random.nextInt(KEY_ALPHABET.length())));
        }
        return key.toString();
    }
}
