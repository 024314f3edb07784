package dev.shopbell.desk;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.Actor;
import dev.shopbell.customer.Customers;
import dev.shopbell.desk.DeskStore.WorkRow;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.protocol.WorkItem;
import dev.shopbell.protocol.WorkItem.LastLine;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import dev.shopbell.visitor.VisitorFacts;
import dev.shopbell.visitor.Visitors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of the work list, with the names behind the ids. Waits for the database.
final class WorkItems {
    private final DeskStore store;
    private final Sites sites;
    private final Accounts accounts;
    private final Customers customers;
    private final Visitors visitors;
    private final Function<Collection<UUID>, Map<UUID, SentFile>> files;

    /// @param files what is shown of files, by id
    WorkItems(
            DeskStore store,
            Sites sites,
            Accounts accounts,
            Customers customers,
            Visitors visitors,
            Function<Collection<UUID>, Map<UUID, SentFile>> files) {
        this.store = store;
        this.sites = sites;
        this.accounts = accounts;
        this.customers = customers;
        this.visitors = visitors;
        this.files = files;
    }

    /// The list as one reader sees it now.
    List<WorkItem> snapshot(UUID reader) {
        return named(store.snapshot(reader));
    }

    /// Rows for every reader: they say nothing of how far anybody has read.
    List<WorkItem> rows(Collection<UUID> conversations) {
        return named(store.rows(conversations));
    }

    /// One row as its reader sees it.
    Optional<WorkItem> row(Actor.Staff reader, UUID conversation) {
        return store.row(conversation, reader.id())
                .map(row -> named(List.of(row)).getFirst());
    }

    /// Closed conversations before a given one, latest first.
    List<WorkItem> closedBefore(Actor.Staff reader, UUID before, int limit) {
        return named(store.closedBefore(before, reader.id(), limit));
    }

    private List<WorkItem> named(List<WorkRow> rows) {
        Map<UUID, String> names =
                customers.namesOf(rows.stream().map(WorkRow::customer).collect(Collectors.toSet()));
        Map<UUID, VisitorFacts> facts =
                visitors.facts(rows.stream().map(WorkRow::visitor).collect(Collectors.toSet()));
        Map<UUID, SentFile> sent = files.apply(
                rows.stream().flatMap(row -> fileOf(row.lastLine()).stream()).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> item(row, names.get(row.customer()), facts.get(row.visitor()), sent))
                .toList();
    }

    private static Optional<UUID> fileOf(@Nullable LastLine line) {
        return line == null || line.kind() != EntryKind.FILE
                ? Optional.empty()
                : Optional.of(UUID.fromString(line.text()));
    }

    /// A file's line in the database is its id; what a person wants to read is its name.
    private static @Nullable LastLine named(@Nullable LastLine line, Map<UUID, SentFile> sent) {
        if (line == null || line.kind() != EntryKind.FILE) {
            return line;
        }
        String name = fileOf(line)
                .map(sent::get)
                .map(file -> DeskStore.excerpt(file.name()))
                .orElse("");
        return new LastLine(line.by(), line.kind(), name, line.atMicros());
    }

    private WorkItem item(
            WorkRow row, @Nullable String customerName, @Nullable VisitorFacts visitor, Map<UUID, SentFile> sent) {
        UUID assignee = row.assignee();
        return new WorkItem(
                row.conversation(),
                row.version(),
                row.state(),
                sites.byId(row.site()).map(Site::name).orElse(""),
                new Author(AuthorKind.SHOPPER, row.visitor(), customerName),
                assignee == null
                        ? null
                        : new Author(
                                AuthorKind.STAFF,
                                assignee,
                                accounts.nameOf(assignee).orElse(null)),
                row.openedAtMicros(),
                row.closedAtMicros(),
                row.waitingSinceMicros(),
                named(row.lastLine(), sent),
                row.lastShopperNumber(),
                row.readUpTo(),
                visitor == null ? null : visitor.page(),
                visitor == null ? 0 : visitor.pageAtMicros());
    }
}
