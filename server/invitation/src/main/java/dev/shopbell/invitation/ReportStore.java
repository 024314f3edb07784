package dev.shopbell.invitation;

import dev.shopbell.invitation.InvitationReport.Counts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The statement behind [InvitationReport].
final class ReportStore {
    static final String OUTCOMES = text("/reports/invitation/outcomes.sql");

    private final Jdbi jdbi;

    ReportStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Which columns a group is made by; see the file.
    enum Group {
        ALL(0b11111),
        RULE(0b01111),
        TEXT(0b00111),
        AGENT(0b11011),
        KIND(0b11101),
        PAGE(0b11100);

        private final int grouped;

        Group(int grouped) {
            this.grouped = grouped;
        }

        static Group of(int grouped) {
            for (Group group : values()) {
                if (group.grouped == grouped) {
                    return group;
                }
            }
            throw new IllegalStateException("no group is made by " + grouped);
        }
    }

    /// The counts of a group.
    record Row(
            Group group,
            @Nullable UUID rule,
            @Nullable UUID textId,
            @Nullable UUID staff,
            @Nullable String pageKind,
            @Nullable String pagePath,
            @Nullable String ruleName,
            @Nullable String text,
            @Nullable String language,
            Counts counts) {}

    /// The most frequent first, within each group.
    List<Row> outcomes(UUID site, Instant from, Instant to) {
        return jdbi.withHandle(handle -> handle.createQuery(OUTCOMES)
                .bind("site", site)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("to", to.atOffset(ZoneOffset.UTC))
                .map((row, context) -> row(row))
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Group.of(row.getInt("grouped")),
                row.getObject("rule_id", UUID.class),
                row.getObject("text_id", UUID.class),
                row.getObject("staff_id", UUID.class),
                row.getString("page_kind"),
                row.getString("page_path"),
                row.getString("rule_name"),
                row.getString("text"),
                row.getString("language"),
                Counts.of(
                        row.getInt("shown"),
                        row.getInt("accepted"),
                        row.getInt("declined"),
                        row.getInt("closed"),
                        row.getInt("ignored"),
                        row.getInt("chats")));
    }

    private static String text(String resource) {
        try (InputStream file = Objects.requireNonNull(ReportStore.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
