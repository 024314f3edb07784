package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TeamsDbTest {
    private static final Hours OFFICE = new Hours(
            "Europe/Berlin",
            List.of(new Hours.OnWeekday(1, List.of(new Hours.FromTo("09:00", "18:00")))),
            List.of(new Hours.OnDate("2026-12-25", "Christmas", List.of())));

    private final Storage storage = TestDatabase.create("routing");
    private final Teams teams = node();
    private final UUID site = UUID.randomUUID();
    private final UUID maya = UUID.randomUUID();

    @Test
    void every_site_has_the_first_team_which_is_all_of_staff_and_always_there() {
        Team first = teams.of(site);
        assertThat(teams.list()).containsExactly(first);
        assertThat(first.everybody()).isTrue();
        assertThat(first.hours()).isEqualTo(OpeningHours.ALWAYS);
    }

    @Test
    void a_team_is_kept_as_it_was_said_and_answers_its_sites() {
        Team team = done(teams.add(draft("Berlin", OFFICE)));
        assertThat(teams.of(site)).isEqualTo(team);
        assertThat(node().of(site)).isEqualTo(team);
        assertThat(Hours.of(team.hours())).isEqualTo(OFFICE);
        assertThat(team.members()).containsExactly(maya);
        assertThat(teams.of(UUID.randomUUID()).name()).isEqualTo("Everybody");
    }

    @Test
    void another_team_that_takes_a_site_over_has_it_alone() {
        done(teams.add(draft("Berlin", OFFICE)));
        Team other = done(teams.add(draft("Hamburg", OFFICE)));
        assertThat(teams.of(site)).isEqualTo(other);
    }

    @Test
    void a_site_that_is_named_twice_is_one() {
        Team team = done(teams.add(new TeamDraft("Berlin", false, List.of(maya), List.of(site, site), OFFICE)));
        assertThat(teams.of(site)).isEqualTo(team);
    }

    @Test
    void two_who_give_the_same_sites_in_another_order_to_their_teams_do_not_wait_for_each_other() throws Exception {
        List<UUID> sites = Stream.generate(UUID::randomUUID).limit(500).sorted().toList();
        Team one = done(teams.add(draft("One", OFFICE)));
        Team two = done(teams.add(draft("Two", OFFICE)));
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> forwards = hands.submit(() -> giveOften(one, sites));
            Future<?> backwards = hands.submit(() -> giveOften(two, sites.reversed()));
            forwards.get();
            backwards.get();
        }
        assertThat(teams.of(sites.getFirst())).isEqualTo(teams.of(sites.getLast()));
    }

    private void giveOften(Team team, List<UUID> sites) {
        for (int i = 0; i < 20; i++) {
            done(teams.change(
                    team.id(), team.version() + i, new TeamDraft("Often", false, List.of(maya), sites, OFFICE)));
        }
    }

    @Test
    void who_changes_an_older_version_is_told_and_changes_nothing() {
        Team team = done(teams.add(draft("Berlin", OFFICE)));
        Team changed = done(teams.change(team.id(), team.version(), draft("Berlin and Potsdam", OFFICE)));
        assertThat(changed.version()).isEqualTo(team.version() + 1);

        assertThat(teams.change(team.id(), team.version(), draft("Bonn", OFFICE)))
                .isEqualTo(new TeamOutcome.Refused(Problem.STALE_SETTINGS, null));
        assertThat(teams.of(site)).isEqualTo(changed);
        assertThat(teams.change(UUID.randomUUID(), 1, draft("Bonn", OFFICE)))
                .isEqualTo(new TeamOutcome.Refused(Problem.NOT_FOUND, null));
    }

    @Test
    void the_first_team_answers_the_sites_of_one_that_is_removed_and_stays_itself() {
        Team team = done(teams.add(draft("Berlin", OFFICE)));
        done(teams.remove(team.id()));
        Team first = teams.of(site);
        assertThat(first.name()).isEqualTo("Everybody");
        assertThat(teams.remove(first.id()))
                .isInstanceOfSatisfying(
                        TeamOutcome.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.INVALID));
    }

    @Test
    void what_is_not_hours_is_refused_with_what_to_mend() {
        List<Hours.FromTo> nine = List.of(new Hours.FromTo("09:00", "17:00"));
        assertThat(complaint(new Hours("Berlin", List.of(), List.of()))).contains("time zone");
        assertThat(complaint(week(new Hours.OnWeekday(8, nine)))).contains("weekday");
        assertThat(complaint(week(new Hours.OnWeekday(1, nine), new Hours.OnWeekday(1, nine))))
                .contains("weekday");
        assertThat(complaint(week(new Hours.OnWeekday(1, List.of(new Hours.FromTo("9", "24:00"))))))
                .contains("09:00");
        assertThat(complaint(special("2026-02-30", ""))).contains("2026-12-24");
        assertThat(complaint(special("2026-12-24", "x".repeat(101)))).contains("100");
        assertThat(complaint(special("2026-12-24", "a\u0000b"))).contains("100");
    }

    private String complaint(Hours hours) {
        TeamOutcome outcome = teams.add(draft("Berlin", hours));
        assertThat(outcome).isInstanceOf(TeamOutcome.Refused.class);
        return String.valueOf(((TeamOutcome.Refused) outcome).detail());
    }

    private static Hours week(Hours.OnWeekday... days) {
        return new Hours("UTC", List.of(days), List.of());
    }

    private static Hours special(String date, String reason) {
        return new Hours("UTC", List.of(), List.of(new Hours.OnDate(date, reason, List.of())));
    }

    private TeamDraft draft(String name, Hours hours) {
        return new TeamDraft(name, false, List.of(maya), List.of(site), hours);
    }

    private static Team done(TeamOutcome outcome) {
        assertThat(outcome).isInstanceOf(TeamOutcome.Done.class);
        return ((TeamOutcome.Done) outcome).team();
    }

    private Teams node() {
        return new Teams(new TeamStore(storage.jdbi()), RoutingConfig.DEFAULT, Clock.systemUTC());
    }
}
