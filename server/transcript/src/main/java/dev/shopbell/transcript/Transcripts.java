package dev.shopbell.transcript;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Accounts;
import dev.shopbell.access.Actor;
import dev.shopbell.access.EmailAddress;
import dev.shopbell.conversation.Conversation;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.conversation.StoredEntry;
import dev.shopbell.file.Files;
import dev.shopbell.http.AddressKey;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import dev.shopbell.storage.Event;
import dev.shopbell.transcript.MailStore.Letter;
import dev.shopbell.transcript.Transcript.Item;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The door to transcripts: what a shopper may take of their own conversation. Nothing in one is more than the
/// shopper's
/// panel shows. Safe for use from any thread; waits for the database.
public final class Transcripts {
    private static final int PAGE = 200;
    /// A day of typing; whatever is longer was no conversation.
    private static final int MOST_ENTRIES = 5_000;

    private final MailStore store;
    private final Conversations conversations;
    private final Sites sites;
    private final Accounts accounts;
    private final Files files;
    private final WidgetTexts texts;
    private final TranscriptConfig config;
    private final InstantSource clock;
    private @Nullable MailRound round;

    Transcripts(
            MailStore store,
            Conversations conversations,
            Sites sites,
            Accounts accounts,
            Files files,
            WidgetTexts texts,
            TranscriptConfig config,
            InstantSource clock) {
        this.store = store;
        this.conversations = conversations;
        this.sites = sites;
        this.accounts = accounts;
        this.files = files;
        this.texts = texts;
        this.config = config;
        this.clock = clock;
    }

    /// Begins to send what waits.
    void begin(MailRound started) {
        round = started;
        started.start();
    }

    /// Whether anything can be sent by e-mail.
    public boolean canMail() {
        return config.smtpHost() != null;
    }

    /// The transcript of the visitor's conversation.
    ///
    /// @param language what is not offered becomes the site's fallback
    /// @param zone of the shopper's clock; what is none becomes UTC
    Optional<Transcript> of(Actor.Visitor visitor, UUID conversation, String language, String zone) {
        return conversations
                .find(visitor, conversation)
                .flatMap(talk -> transcript(visitor.site(), talk, language, zone));
    }

    private Optional<Transcript> transcript(UUID ofSite, Conversation conversation, String language, String zone) {
        return sites.byId(ofSite)
                .filter(site -> site.settings().after().offerTranscript())
                .flatMap(site -> transcript(site, conversation, language, zone));
    }

    private Optional<Transcript> transcript(Site site, Conversation conversation, String language, String zone) {
        var offered = site.settings().languages();
        String chosen = WidgetTexts.choose(offered.offered(), offered.fallback(), language);
        Map<String, String> words = new HashMap<>(texts.words(site, chosen, "core"));
        words.putAll(texts.words(site, chosen, "more"));
        words.putAll(texts.words(site, chosen, "transcript"));
        List<Item> items = new ArrayList<>();
        for (StoredEntry entry : entries(conversation)) {
            if (entry.kind() == EntryKind.ERASED) {
                return Optional.empty();
            }
            Item item = item(entry, words);
            if (item != null) {
                items.add(item);
            }
        }
        return Optional.of(new Transcript(
                site.key(),
                site.name(),
                chosen,
                texts.direction(chosen),
                zoneOf(zone),
                conversation.openedAt(),
                words,
                items));
    }

    private List<StoredEntry> entries(Conversation conversation) {
        List<StoredEntry> all = new ArrayList<>();
        while (all.size() < MOST_ENTRIES) {
            int after = all.isEmpty() ? 0 : all.getLast().shopperNumber();
            List<StoredEntry> page = conversations.entriesForShopper(conversation, after, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
        }
        return all;
    }

    /// What the shopper's panel shows of it, if anything.
    private @Nullable Item item(StoredEntry entry, Map<String, String> words) {
        String shop = words.getOrDefault("shop", "");
        String name = switch (entry.authorKind()) {
            case STAFF -> accounts.nameOf(entry.author()).orElse(shop);
            case SYSTEM -> shop;
            case SHOPPER -> words.getOrDefault("you", "");
        };
        String happened = switch (entry.kind()) {
            case TAKEN -> "taken";
            case CLOSED -> "ended";
            case REOPENED -> "reopened";
            case OPENED, INVITED, LINE, NOTE, FILE, ERASED -> null;
        };
        if (happened != null) {
            return new Item(entry.at(), null, words.getOrDefault(happened, "").replace("{name}", name));
        }
        return switch (entry.kind()) {
            case INVITED, LINE -> new Item(entry.at(), name, entry.text() == null ? "" : entry.text());
            case FILE -> new Item(entry.at(), name, "[" + nameOfFile(entry, words) + "]");
            case OPENED, NOTE, TAKEN, CLOSED, REOPENED, ERASED -> null;
        };
    }

    private String nameOfFile(StoredEntry entry, Map<String, String> words) {
        UUID id = UUID.fromString(Objects.requireNonNull(entry.text()));
        SentFile file = files.shown(List.of(id)).get(id);
        return file == null ? words.getOrDefault("file", "") : file.name();
    }

    private static ZoneId zoneOf(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /// Has the transcript of the visitor's conversation sent.
    ///
    /// @param address one e-mail address
    /// @param language as for [#of]
    /// @param zone as for [#of]
    /// @param remoteAddress from where the visitor asks, to be counted
    public MailOutcome mail(
            Actor.Visitor visitor,
            UUID conversation,
            String address,
            String language,
            String zone,
            String remoteAddress) {
        if (!canMail()) {
            return new MailOutcome.Refused(Problem.FORBIDDEN, "This shop sends no e-mail.");
        }
        if (!EmailAddress.isOne(address)) {
            return new MailOutcome.Refused(Problem.INVALID, "This is no e-mail address.");
        }
        Optional<Transcript> transcript = of(visitor, conversation, language, zone);
        if (transcript.isEmpty()) {
            return new MailOutcome.Refused(Problem.NOT_FOUND, "There is no such conversation.");
        }
        boolean kept = store.ask(
                new Letter(
                        UuidCreator.getTimeOrderedEpoch(),
                        visitor.site(),
                        conversation,
                        visitor.id(),
                        address,
                        transcript.get().language(),
                        transcript.get().zone().getId(),
                        clock.instant(),
                        0),
                AddressKey.of(remoteAddress),
                config);
        if (!kept) {
            return new MailOutcome.Refused(Problem.TOO_MANY, "Too many e-mails were asked for; try again in an hour.");
        }
        if (round != null) {
            round.ring();
        }
        return new MailOutcome.Kept();
    }

    /// Whether the last letter that the visitor asked for of this conversation was given up: the mail server refused
    /// it, or did not take it in time. Known for as long as the limits look back.
    boolean isGivenUp(Actor.Visitor visitor, UUID conversation) {
        return store.isGivenUp(visitor.id(), conversation);
    }

    /// What a letter says now. Who asked for it might read the conversation then; that they logged out since takes
    /// nothing back.
    Optional<Transcript> of(Letter letter) {
        return conversations
                .find(new Actor.Program(), letter.conversation())
                .flatMap(talk -> transcript(letter.site(), talk, letter.language(), letter.zone()));
    }

    /// Conversations were deleted: nothing of them is sent any more.
    public void erased(Handle handle, List<Event> events) {
        events.forEach(event -> store.erase(handle, event.subject()));
    }
}
