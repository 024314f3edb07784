package dev.shopbell.routing;

import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Remembered;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to teams. Every site has one: where none was named, the oldest. Safe for use from any thread; may wait for
/// the database, and throws unchecked where it does not answer.
public final class Teams {
    private static final int MAX_NAME = 60;
    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_TEAMS = 100;

    private final TeamStore store;
    private final InstantSource clock;
    private final LoadingCache<Teams, Known> known;

    Teams(TeamStore store, RoutingConfig config, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.known =
                Remembered.atMost(config.teamsRemembered()).build(self -> new Known(store.all(), store.teamsOfSites()));
    }

    private record Known(List<Team> teams, Map<UUID, UUID> ofSites) {
        Team of(UUID site) {
            UUID named = ofSites.get(site);
            return teams.stream()
                    .filter(team -> team.id().equals(named))
                    .findFirst()
                    .orElseGet(teams::getFirst);
        }
    }

    /// Every team, the oldest first, as it was at most some seconds ago.
    public List<Team> list() {
        return known.get(this).teams();
    }

    /// The team that answers a site, as it was at most some seconds ago.
    public Team of(UUID site) {
        return known.get(this).of(site);
    }

    /// Adds a team.
    public TeamOutcome add(TeamDraft draft) {
        Reading reading = read(UuidCreator.getTimeOrderedEpoch(), draft, 1);
        if (reading.team() == null) {
            return new TeamOutcome.Refused(Problem.INVALID, reading.complaint());
        }
        Team team = reading.team();
        if (store.all().size() >= MOST_TEAMS) {
            return new TeamOutcome.Refused(Problem.INVALID, "There are at most " + MOST_TEAMS + " teams.");
        }
        store.jdbi().useTransaction(handle -> {
            store.add(handle, team, clock.instant());
            store.answerSites(handle, team.id(), draft.sites());
        });
        return done(team);
    }

    /// Makes a team what the draft says.
    ///
    /// @param version the one that the draft was made from
    public TeamOutcome change(UUID id, int version, TeamDraft draft) {
        Reading reading = read(id, draft, version + 1);
        if (reading.team() == null) {
            return new TeamOutcome.Refused(Problem.INVALID, reading.complaint());
        }
        Team team = reading.team();
        Problem problem = store.jdbi().inTransaction(handle -> {
            Optional<Team> before = store.findLocked(handle, id);
            if (before.isEmpty()) {
                return Problem.NOT_FOUND;
            }
            if (before.get().version() != version) {
                return Problem.STALE_SETTINGS;
            }
            store.change(handle, team);
            store.answerSites(handle, id, draft.sites());
            return null;
        });
        return problem == null ? done(team) : new TeamOutcome.Refused(problem, null);
    }

    /// Removes a team; the oldest answers its sites from then on, and cannot be removed itself.
    public TeamOutcome remove(UUID id) {
        TeamOutcome outcome = store.jdbi().inTransaction(handle -> {
            Optional<Team> before = store.findLocked(handle, id);
            if (before.isEmpty()) {
                return new TeamOutcome.Refused(Problem.NOT_FOUND, null);
            }
            if (store.isOldest(handle, id)) {
                return new TeamOutcome.Refused(
                        Problem.INVALID, "The first team stays: it answers the shops that no other team does.");
            }
            store.remove(handle, id);
            return new TeamOutcome.Done(before.get());
        });
        known.invalidateAll();
        return outcome;
    }

    private TeamOutcome done(Team team) {
        known.invalidateAll();
        return new TeamOutcome.Done(team);
    }

    /// Either a team or what is wrong with its draft.
    private record Reading(@Nullable Team team, @Nullable String complaint) {}

    private static Reading read(UUID id, TeamDraft draft, int version) {
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return new Reading(null, "The name takes 1 to " + MAX_NAME + " characters.");
        }
        if (draft.members().size() > MOST_MEMBERS || draft.sites().size() > MOST_MEMBERS) {
            return new Reading(null, "A team has at most " + MOST_MEMBERS + " members.");
        }
        Set<UUID> members = draft.everybody() ? Set.of() : new HashSet<>(draft.members());
        try {
            return new Reading(
                    new Team(id, name, draft.everybody(), members, draft.hours().read(), version), null);
        } catch (Hours.UnclearException e) {
            return new Reading(null, e.getMessage());
        }
    }
}
