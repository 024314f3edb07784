package dev.shopbell.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.shopbell.protocol.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The statements on teams.
final class TeamStore {
    static final String ALL = """
            SELECT id, name, everybody, members, hours, version FROM routing.team ORDER BY created_at, id
            """;

    static final String BY_ID_LOCKED =
            "SELECT id, name, everybody, members, hours, version FROM routing.team WHERE id = :id FOR UPDATE";

    static final String OLDEST = "SELECT id FROM routing.team ORDER BY created_at, id LIMIT 1";

    static final String SITES = "SELECT site_id, team_id FROM routing.site_team";

    static final String ADD = """
            INSERT INTO routing.team (id, name, everybody, members, hours, version, created_at)
            VALUES (:id, :name, :everybody, :members, cast(:hours AS jsonb), 1, :at)
            """;

    static final String CHANGE = """
            UPDATE routing.team
            SET name = :name, everybody = :everybody, members = :members, hours = cast(:hours AS jsonb),
                version = version + 1
            WHERE id = :id
            """;

    static final String REMOVE = "DELETE FROM routing.team WHERE id = :id";

    /// Sites change hands one save after the other: two that took them from each other would wait in a ring.
    static final String LOCK_SITES = "SELECT pg_advisory_xact_lock(hashtextextended('routing.site_team', 0))";

    /// A site that is named twice is one.
    static final String ANSWER_SITES = """
            INSERT INTO routing.site_team (site_id, team_id)
            SELECT DISTINCT site, :team::uuid FROM unnest(cast(:sites AS uuid[])) AS s (site)
            ON CONFLICT (site_id) DO UPDATE SET team_id = excluded.team_id
            """;

    static final String LEAVE_OTHER_SITES =
            "DELETE FROM routing.site_team WHERE team_id = :team AND site_id <> ALL (:sites)";

    private final Jdbi jdbi;

    TeamStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Where a door's transaction begins.
    Jdbi jdbi() {
        return jdbi;
    }

    /// The oldest first.
    List<Team> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ALL).map(TeamStore::team).list());
    }

    Map<UUID, UUID> teamsOfSites() {
        Map<UUID, UUID> teams = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(SITES)
                .map((row, context) ->
                        teams.put(row.getObject("site_id", UUID.class), row.getObject("team_id", UUID.class)))
                .list());
        return teams;
    }

    Optional<Team> findLocked(Handle handle, UUID id) {
        return handle.createQuery(BY_ID_LOCKED)
                .bind("id", id)
                .map(TeamStore::team)
                .findOne();
    }

    boolean isOldest(Handle handle, UUID id) {
        return handle.createQuery(OLDEST).mapTo(UUID.class).one().equals(id);
    }

    void add(Handle handle, Team team, Instant at) {
        handle.createUpdate(ADD)
                .bind("id", team.id())
                .bind("name", team.name())
                .bind("everybody", team.everybody())
                .bindArray("members", UUID.class, team.members().toArray())
                .bind("hours", json(team.hours()))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void change(Handle handle, Team team) {
        handle.createUpdate(CHANGE)
                .bind("id", team.id())
                .bind("name", team.name())
                .bind("everybody", team.everybody())
                .bindArray("members", UUID.class, team.members().toArray())
                .bind("hours", json(team.hours()))
                .execute();
    }

    void remove(Handle handle, UUID id) {
        handle.createUpdate(REMOVE).bind("id", id).execute();
    }

    /// Makes these the sites of the team; the oldest team answers what no team answers any more.
    void answerSites(Handle handle, UUID team, Collection<UUID> sites) {
        handle.createQuery(LOCK_SITES).mapToMap().one();
        handle.createUpdate(LEAVE_OTHER_SITES)
                .bind("team", team)
                .bindArray("sites", UUID.class, sites.toArray())
                .execute();
        handle.createUpdate(ANSWER_SITES)
                .bind("team", team)
                .bindArray("sites", UUID.class, sites.toArray())
                .execute();
    }

    private static Team team(ResultSet row, StatementContext context) throws SQLException {
        return new Team(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("everybody"),
                members(row),
                hours(row.getString("hours")),
                row.getInt("version"));
    }

    private static Set<UUID> members(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("members").getArray()).collect(Collectors.toSet());
    }

    private static String json(OpeningHours hours) {
        try {
            return Wire.httpMapper().writeValueAsString(Hours.of(hours));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("hours cannot be written", e);
        }
    }

    private static OpeningHours hours(String json) {
        try {
            return Wire.httpMapper().readValue(json, Hours.class).read();
        } catch (JsonProcessingException | Hours.UnclearException e) {
            throw new IllegalStateException("the hours of a team cannot be read", e);
        }
    }
}
