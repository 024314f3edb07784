package dev.shopbell.invitation;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.Photos;
import dev.shopbell.conversation.Beginnings;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.routing.Availability;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import dev.shopbell.storage.Storage;
import dev.shopbell.visitor.Blocks;
import dev.shopbell.visitor.PageAdvice;
import dev.shopbell.visitor.Visitors;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;

/// Makes the beans of this module.
final class InvitationProducer {
    @Produces
    @Singleton
    InvitationStore store(Storage storage) {
        return new InvitationStore(storage);
    }

    @Produces
    @Singleton
    InvitationRules rules(Storage storage, InvitationConfig config, InstantSource clock) {
        return new InvitationRules(new RuleStore(storage.jdbi()), config, clock);
    }

    @Produces
    @Singleton
    PendingInvitations pending(InvitationStore store, InvitationConfig config) {
        return new PendingInvitations(store, config.watchEvery());
    }

    void close(@Disposes PendingInvitations pending) {
        pending.close();
    }

    @Produces
    @Singleton
    Invitations invitations(
            InvitationStore store,
            InvitationRules rules,
            PendingInvitations pending,
            Sites sites,
            Visitors visitors,
            Blocks blocks,
            Availability availability,
            InvitationConfig config,
            InstantSource clock) {
        return new Invitations(
                store, rules, new ShopSurroundings(sites, visitors, blocks, availability), pending, config, clock);
    }

    /// Asked by `conversation`, which everything else here builds upon: so it stands on the store alone.
    @Produces
    @Singleton
    Beginnings beginnings(InvitationStore store, InvitationConfig config, InstantSource clock) {
        return (handle, conversation, visitor) -> store.beginConversation(
                        handle, conversation, visitor.id(), clock.instant().minus(config.chatWithin()))
                .map(given -> new Beginnings.Beginning(
                        given.id(),
                        given.staff() == null ? AuthorKind.SYSTEM : AuthorKind.STAFF,
                        given.staff() == null ? Objects.requireNonNull(given.rule()) : given.staff(),
                        given.text()));
    }

    @Produces
    @Singleton
    InvitationWords words(Sites sites, WidgetTexts texts, Accounts accounts, Photos photos, HttpConfig http) {
        return new InvitationWords(
                sites,
                texts,
                id -> accounts.nameOf(id).orElse(null),
                id -> photos.versions().containsKey(id) ? http.publicOrigin() + "/photo/" + id + ".png" : null);
    }

    @Produces
    @Singleton
    PageAdvice advice(Invitations invitations, InvitationWords words) {
        return new InvitationAdvice(invitations, words);
    }

    @Produces
    @Singleton
    InvitationReports reports(Storage storage, Accounts accounts) {
        return new InvitationReports(
                new ReportStore(storage.jdbi()), id -> accounts.nameOf(id).orElse(null));
    }

    @Produces
    @Singleton
    Origin origin(Invitations invitations, Accounts accounts) {
        return new Origin(invitations, id -> accounts.nameOf(id).orElse(null));
    }

    @Produces
    @Singleton
    InvitationUpkeep upkeep(Invitations invitations, Sites sites) {
        return new InvitationUpkeep(invitations, sites::list);
    }

    void close(@Disposes InvitationUpkeep upkeep) {
        upkeep.close();
    }

    /// Every open page of a visitor is told, whichever node it hangs on: each node finds by reading what was
    /// given or settled, and tells the lines that it holds.
    void start(
            @Observes StartupEvent event,
            PendingInvitations pending,
            InvitationWords words,
            Visitors visitors,
            InvitationUpkeep upkeep) {
        new InvitationDelivery(pending, visitors, words).start();
        pending.start();
        upkeep.start();
    }
}
