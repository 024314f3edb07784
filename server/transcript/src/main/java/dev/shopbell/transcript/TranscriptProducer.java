package dev.shopbell.transcript;

import dev.shopbell.access.Accounts;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.file.Files;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import dev.shopbell.storage.Storage;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Makes this module's objects.
final class TranscriptProducer {
    private @Nullable MailRound round;

    @Produces
    @Singleton
    Transcripts transcripts(
            Storage storage,
            Conversations conversations,
            Sites sites,
            Accounts accounts,
            Files files,
            WidgetTexts texts,
            TranscriptConfig config,
            InstantSource clock,
            Vertx vertx) {
        MailStore store = new MailStore(storage.jdbi());
        Transcripts transcripts = new Transcripts(store, conversations, sites, accounts, files, texts, config, clock);
        if (transcripts.canMail()) {
            round = new MailRound(store, new SmtpPostman(vertx, config), transcripts::of, config, clock);
            transcripts.begin(round);
        }
        return transcripts;
    }

    void close(@Disposes Transcripts transcripts) {
        if (round != null) {
            round.close();
        }
    }
}
