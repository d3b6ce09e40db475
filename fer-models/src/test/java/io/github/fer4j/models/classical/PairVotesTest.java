package io.github.fer4j.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairVotesTest {
    /** 0 beats 1 and 2, 1 beats 2: votes 2, 1, 0; margins 4, -1 + 2 and -3 - 2. */
    @Test
    void votes_and_margins_of_three_classes_by_hand() {
        double[] shares = PairVotes.shares(new double[] {1, 3, 2}, 3);
        double[] parts = {2 + (1 + 4 / 5.0) / 3, 1 + (1 + 1 / 2.0) / 3, (1 - 5 / 6.0) / 3};
        double total = Arrays.stream(parts).sum();
        assertThat(shares)
                .containsExactly(new double[] {parts[0] / total, parts[1] / total, parts[2] / total}, within(1e-12));
    }

    @Test
    void where_each_class_beats_one_other_the_margin_decides() {
        // 0 beats 1 by 1, 2 beats 0 by 1, 1 beats 2 by 5.
        assertThat(Toy.top(PairVotes.shares(new double[] {1, -1, 5}, 3))).isEqualTo(1);
    }

    @Property(tries = 100)
    void a_class_of_more_votes_has_the_larger_share(
            @ForAll @IntRange(min = 2, max = 8) int classes, @ForAll Random random) {
        double[] decisions = random.doubles(PairVotes.pairs(classes), -50, 50).toArray();
        int[] votes = new int[classes];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                votes[decisions[pair++] > 0 ? i : j]++;
            }
        }
        double[] shares = PairVotes.shares(decisions, classes);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
        for (int i = 0; i < classes; i++) {
            assertThat(shares[i]).isPositive();
            for (int j = 0; j < classes; j++) {
                if (votes[i] > votes[j]) {
                    assertThat(shares[i]).isGreaterThan(shares[j]);
                }
            }
        }
    }
}
