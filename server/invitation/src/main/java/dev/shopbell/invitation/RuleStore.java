package dev.shopbell.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.shopbell.protocol.Wire;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements on what sites invite by.
final class RuleStore {
    static final String FIND = "SELECT rules FROM invitation.site_rules WHERE site_id = :site";

    static final String ADD = """
            INSERT INTO invitation.site_rules (site_id, version, rules, changed_at)
            VALUES (:site, 1, CAST(:rules AS jsonb), :at)
            ON CONFLICT (site_id) DO NOTHING
            """;

    static final String REPLACE = """
            UPDATE invitation.site_rules
            SET version = version + 1, rules = CAST(:rules AS jsonb), changed_at = :at
            WHERE site_id = :site AND version = :version - 1
            """;

    private final Jdbi jdbi;

    RuleStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<SiteRules> find(UUID site) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("site", site)
                .mapTo(String.class)
                .map(RuleStore::read)
                .findOne());
    }

    /// Writes a document in place of the one with the version before; false if that is not the newest.
    boolean replace(UUID site, SiteRules rules, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(rules.version() == 1 ? ADD : REPLACE)
                        .bind("site", site)
                        .bind("version", rules.version())
                        .bind("rules", write(rules))
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    private static SiteRules read(String json) {
        try {
            return Wire.httpMapper().readValue(json, SiteRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules of a site cannot be read", e);
        }
    }

    private static String write(SiteRules rules) {
        try {
            return Wire.httpMapper().writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules of a site cannot be written", e);
        }
    }
}
