package dev.shopbell.plainchat;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.Actor;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.conversation.Conversation;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.conversation.SayOutcome;
import dev.shopbell.conversation.StoredEntry;
import dev.shopbell.file.Files;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.site.Site;
import dev.shopbell.visitor.Blocks;
import dev.shopbell.visitor.Visitors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a plain page asks of the shop. Safe for use from any thread; waits for the database, and throws unchecked where
/// it does not answer.
final class PlainChats {
    /// A page holds no more than this: what was said before is on no screen at once.
    private static final int MOST_ENTRIES = 200;
    /// Nobody writes by forms faster than this; a connection of the panel has bounds of its own.
    private static final int MOST_LINES = 20;

    private static final Duration LINES_WINDOW = Duration.ofMinutes(1);
    private static final int ANSWERED_WITHIN_SECONDS = 10;

    private final Visitors visitors;
    private final Blocks blocks;
    private final VisitorTokens tokens;
    private final Conversations conversations;
    private final Accounts accounts;
    private final Files files;
    private final InstantSource clock;

    PlainChats(
            Visitors visitors,
            Blocks blocks,
            VisitorTokens tokens,
            Conversations conversations,
            Accounts accounts,
            Files files,
            InstantSource clock) {
        this.visitors = visitors;
        this.blocks = blocks;
        this.tokens = tokens;
        this.conversations = conversations;
        this.accounts = accounts;
        this.files = files;
        this.clock = clock;
    }

    /// The visitor whom the browser's secret makes known.
    Optional<Actor.Visitor> visitor(Site site, Secret secret) {
        return tokens.byToken(secret.token()).filter(visitor -> visitor.site().equals(site.id()));
    }

    /// The same, or a new visitor; empty if the address has registered too many lately.
    Optional<VisitorTokens.Issued> register(
            Site site, Secret secret, Doorkeeper.Request request, @Nullable String acceptLanguage) {
        return visitors.register(site, request, acceptLanguage, secret.token());
    }

    /// Whether the shop wants to hear nothing from this browser or from where it is.
    boolean isTurnedAway(Actor.@Nullable Visitor visitor, String address) {
        return visitor == null ? blocks.isBlocked(address) : blocks.isBlocked(visitor, address);
    }

    /// The content of a file, if the visitor may read it.
    Optional<Files.Opened> file(Actor.Visitor visitor, UUID id) {
        return files.open(visitor, id, false);
    }

    /// The conversation that goes on, if one does.
    Optional<UUID> openOf(Actor.Visitor visitor) {
        return conversations
                .currentOf(visitor)
                .filter(current -> current.state() == ConversationState.OPEN)
                .map(Conversation::id);
    }

    /// What was said so far.
    Chat of(Actor.Visitor visitor) {
        Optional<Conversation> current = conversations.currentOf(visitor);
        if (current.isEmpty()) {
            return Chat.NONE;
        }
        int after = Math.max(0, current.get().lastShopperNumber() - MOST_ENTRIES);
        List<StoredEntry> stored = conversations.entries(visitor, current.get(), after, MOST_ENTRIES);
        Map<UUID, SentFile> sent = files.shown(
                stored.stream().map(PlainChats::fileOf).filter(Objects::nonNull).toList());
        List<Chat.Entry> entries =
                stored.stream().map(entry -> shown(entry, sent)).toList();
        return new Chat(entries, current.get().state() == ConversationState.OPEN);
    }

    /// Says a line; why it was refused, or null.
    SayOutcome.@Nullable Refused say(Actor.Visitor visitor, UUID clientId, String text) {
        Instant since = clock.instant().minus(LINES_WINDOW);
        long lately = of(visitor).entries().stream()
                .filter(entry -> entry.mine() && entry.at().isAfter(since))
                .count();
        if (lately >= MOST_LINES) {
            return new SayOutcome.Refused(Problem.TOO_MANY, null);
        }
        try {
            return conversations
                                    .say(visitor, clientId, null, EntryKind.LINE, text)
                                    .orTimeout(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)
                                    .join()
                            instanceof SayOutcome.Refused refused
                    ? refused
                    : null;
        } catch (CompletionException e) {
            return new SayOutcome.Refused(Problem.STORAGE_UNAVAILABLE, null);
        }
    }

    private static @Nullable UUID fileOf(StoredEntry entry) {
        return entry.kind() == EntryKind.FILE && entry.text() != null ? UUID.fromString(entry.text()) : null;
    }

    private Chat.Entry shown(StoredEntry entry, Map<UUID, SentFile> sent) {
        UUID file = fileOf(entry);
        boolean mine = entry.authorKind() == AuthorKind.SHOPPER;
        String name = mine ? null : accounts.nameOf(entry.author()).orElse(null);
        return new Chat.Entry(
                entry.kind(),
                mine,
                name,
                entry.text() == null ? "" : entry.text(),
                entry.at(),
                file == null ? null : sent.get(file));
    }
}
