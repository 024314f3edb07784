package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.replay.Comparison.ReadLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each planted fault is found, and found as what it is.
class ComparisonTest {
    private final List<Script.Line> said = List.of(
            line(Dialogue.Side.SHOPPER, "one"),
            line(Dialogue.Side.AGENT, "two"),
            line(Dialogue.Side.SHOPPER, "three"),
            line(Dialogue.Side.AGENT, "four"));
    private final List<ReadLine> read = new ArrayList<>(readBack(said));

    @Test
    void what_was_read_as_it_was_said_is_the_same() {
        assertThat(compare()).isEqualTo(Comparison.NOTHING);
        assertThat(compare().isSame()).isTrue();
    }

    @Test
    void a_dropped_line_is_lost() {
        read.remove(1);
        assertCounts(1, 0, 0, 0, 0);
    }

    @Test
    void every_line_is_lost_where_nothing_is_read() {
        read.clear();
        assertCounts(4, 0, 0, 0, 0);
    }

    @Test
    void a_line_that_is_there_twice_is_doubled() {
        ReadLine second = read.get(1);
        read.add(new ReadLine(5, second.clientId(), second.side(), second.text()));
        assertCounts(0, 1, 0, 0, 0);
    }

    @Test
    void two_swapped_lines_are_reordered() {
        Collections.swap(read, 1, 2);
        assertCounts(0, 0, 1, 0, 0);
    }

    @Test
    void two_swapped_numbers_are_reordered() {
        ReadLine second = read.get(1);
        ReadLine third = read.get(2);
        read.set(1, new ReadLine(third.number(), second.clientId(), second.side(), second.text()));
        read.set(2, new ReadLine(second.number(), third.clientId(), third.side(), third.text()));
        assertCounts(0, 0, 1, 0, 0);
    }

    @Test
    void another_text_is_a_change() {
        ReadLine first = read.getFirst();
        read.set(0, new ReadLine(first.number(), first.clientId(), first.side(), "One"));
        assertCounts(0, 0, 0, 1, 0);
    }

    @Test
    void another_author_is_a_change() {
        ReadLine first = read.getFirst();
        read.set(0, new ReadLine(first.number(), first.clientId(), Dialogue.Side.AGENT, first.text()));
        assertCounts(0, 0, 0, 1, 0);
    }

    @Test
    void a_line_that_nobody_said_is_invented() {
        read.add(new ReadLine(9, UUID.randomUUID(), Dialogue.Side.AGENT, "boo"));
        assertCounts(0, 0, 0, 0, 1);
    }

    @Test
    void a_gap_a_double_and_a_late_start_are_misnumbered() {
        assertThat(Comparison.ofNumbers("here", List.of(1, 2, 3)).isSame()).isTrue();
        assertThat(Comparison.ofNumbers("here", List.of(1, 3)).misnumbered()).isEqualTo(1);
        assertThat(Comparison.ofNumbers("here", List.of(1, 1)).misnumbered()).isEqualTo(1);
        assertThat(Comparison.ofNumbers("here", List.of(2)).isSame()).isFalse();
    }

    @Test
    void a_line_under_another_number_than_its_author_was_told_is_misnumbered() {
        UUID first = said.getFirst().clientId();
        assertThat(Comparison.ofAnswers("here", Map.of(first, 1), read).isSame())
                .isTrue();
        Comparison found = Comparison.ofAnswers("here", Map.of(first, 2), read);
        assertThat(found.misnumbered()).isEqualTo(1);
        assertThat(found.isSame()).isFalse();
        assertThat(found.examples()).singleElement().asString().contains(first.toString());
    }

    @Test
    void sums_keep_the_first_examples() {
        read.clear();
        Comparison sum = compare().plus(compare()).plus(compare());
        assertThat(sum.lost()).isEqualTo(12);
        assertThat(sum.examples())
                .hasSize(10)
                .first()
                .asString()
                .startsWith("here: lost")
                .endsWith("'one'");
    }

    private void assertCounts(int lost, int doubled, int reordered, int changed, int invented) {
        Comparison found = compare();
        assertThat(found).isEqualTo(new Comparison(lost, doubled, reordered, changed, invented, 0, found.examples()));
        assertThat(found.isSame()).isFalse();
        assertThat(found.examples()).hasSize(lost + doubled + reordered + changed + invented);
    }

    private Comparison compare() {
        return Comparison.of("here", said, read);
    }

    private static List<ReadLine> readBack(List<Script.Line> lines) {
        List<ReadLine> read = new ArrayList<>();
        for (Script.Line line : lines) {
            read.add(new ReadLine(read.size() + 1, line.clientId(), line.side(), line.text()));
        }
        return read;
    }

    private static Script.Line line(Dialogue.Side side, String text) {
        return new Script.Line(UUID.randomUUID(), side, text);
    }
}
