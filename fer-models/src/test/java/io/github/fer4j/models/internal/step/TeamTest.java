package io.github.fer4j.models.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TeamTest {
    @Test
    @Timeout(60)
    void what_was_written_before_a_meeting_is_seen_by_all_after_it() {
        int[] sums = new int[3];
        int[] written = new int[3];
        try (Team team = new Team(3)) {
            team.run(member -> {
                for (int round = 0; round < 200; round++) {
                    written[member] = round + member;
                    team.meet();
                    sums[member] += written[0] + written[1] + written[2];
                    team.meet();
                }
            });
        }
        // sum over rounds of 3 round + 3
        assertThat(sums).containsOnly(3 * 199 * 200 / 2 + 3 * 200);
    }

    @Test
    @Timeout(60)
    void the_failure_of_a_helper_frees_those_who_wait_and_the_next_run_is_whole() {
        AtomicIntegerArray runs = new AtomicIntegerArray(2);
        try (Team team = new Team(2)) {
            assertThatThrownBy(() -> team.run(member -> {
                        if (member == 1) {
                            throw new IllegalArgumentException("not today");
                        }
                        team.meet();
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not today");
            team.run(member -> {
                team.meet();
                runs.incrementAndGet(member);
            });
        }
        assertThat(runs.get(0) + runs.get(1)).isEqualTo(2);
    }
}
