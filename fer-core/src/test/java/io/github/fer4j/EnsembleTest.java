package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleTest {
    private static final LabelSet THREE = LabelSet.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS);
    private static final Image FACE = Image.gray(2, 2, new byte[4]);

    /** Says the same of every face. */
    private static final class Fixed implements Classifier {
        private final Scores scores;
        private int closed;

        Fixed(Scores scores) {
            this.scores = scores;
        }

        Fixed(double... probabilities) {
            this(Scores.of(THREE, probabilities));
        }

        @Override
        public LabelSet labels() {
            return scores.labels();
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            return Collections.nCopies(faces.size(), scores);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static Scores random(Random random) {
        double a = random.nextDouble();
        double b = random.nextDouble();
        double c = random.nextDouble();
        Scores scores = Scores.of(THREE, a / (a + b + c), b / (a + b + c), c / (a + b + c));
        return random.nextBoolean()
                ? scores
                : scores.withValenceArousal(
                        new ValenceArousal(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1));
    }

    @Test
    void it_gives_the_mean_of_the_probabilities() {
        Ensemble two = Ensemble.of(new Fixed(0.5, 0.25, 0.25), new Fixed(0.25, 0, 0.75));
        assertThat(two.labels()).isEqualTo(THREE);
        assertThat(two.classify(FACE).toArray()).containsExactly(new double[] {0.375, 0.125, 0.5}, within(1e-15));
        assertThat(two.classifyAll(List.of(FACE, FACE, FACE))).hasSize(3);
        assertThat(two.classifyAll(List.of())).isEmpty();
    }

    @Test
    void weights_count_by_their_ratios() {
        Ensemble two = Ensemble.of(new Fixed(0.5, 0.25, 0.25), new Fixed(0.25, 0, 0.75));
        double[] expected = {0.4375, 0.1875, 0.375};
        assertThat(two.withWeights(3, 1).classify(FACE).toArray()).containsExactly(expected, within(1e-15));
        assertThat(two.withWeights(0.6, 0.2).classify(FACE).toArray()).containsExactly(expected, within(1e-15));
        assertThat(two.withWeights(0, 1).classify(FACE).toArray()).containsExactly(0.25, 0, 0.75);
    }

    @Test
    void valence_and_arousal_are_the_mean_over_the_members_that_give_them() {
        Scores calm = Scores.of(THREE, 1, 0, 0).withValenceArousal(new ValenceArousal(0.5, -0.5));
        Scores excited = Scores.of(THREE, 1, 0, 0).withValenceArousal(new ValenceArousal(-1, 1));
        Ensemble all = Ensemble.of(new Fixed(calm), new Fixed(1, 0, 0), new Fixed(excited));
        assertThat(all.classify(FACE).valenceArousal()).contains(new ValenceArousal(-0.25, 0.25));
        assertThat(all.withWeights(3, 7, 1).classify(FACE).valenceArousal())
                .contains(new ValenceArousal(0.125, -0.125));
        assertThat(all.withWeights(0, 1, 0).classify(FACE).valenceArousal()).isEmpty();
    }

    @Property(tries = 200)
    void the_order_of_the_members_does_not_matter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int count) {
        Random random = new Random(seed);
        List<Fixed> members = IntStream.range(0, count)
                .mapToObj(i -> new Fixed(random(random)))
                .toList();
        List<Fixed> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        assertThat(Ensemble.of(shuffled).classify(FACE))
                .isEqualTo(Ensemble.of(members).classify(FACE));
    }

    @Property(tries = 200)
    void an_ensemble_of_one_is_that_one(@ForAll long seed) {
        Scores scores = random(new Random(seed));
        assertThat(Ensemble.of(new Fixed(scores)).withWeights(0.3).classify(FACE))
                .isEqualTo(scores);
        assertThat(Ensemble.of(new Fixed(scores), new Fixed(scores))
                        .classify(FACE)
                        .toArray())
                .containsExactly(scores.toArray(), within(1e-15));
    }

    @Test
    void members_over_other_labels_are_refused() {
        Fixed three = new Fixed(1, 0, 0);
        Fixed other = new Fixed(Scores.of(LabelSet.of(Emotion.FEAR, Emotion.ANGER, Emotion.HAPPINESS), 1, 0, 0));
        assertThatThrownBy(() -> Ensemble.of(three, three, other))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("member 3")
                .hasMessageContaining("same order");
        assertThat(three.closed + other.closed).isZero();
        assertThatThrownBy(Ensemble::of)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got none");
        assertThatThrownBy(() -> Ensemble.of(three, null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_weight_that_is_none_is_refused(double weight) {
        Ensemble two = Ensemble.of(new Fixed(1, 0, 0), new Fixed(1, 0, 0));
        assertThatThrownBy(() -> two.withWeights(1, weight))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(String.valueOf(weight));
        assertThatThrownBy(() -> two.withWeights(1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2 members");
        assertThatThrownBy(() -> two.withWeights(0, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("above 0");
    }

    @Test
    void closing_it_closes_all_members_also_where_one_fails() {
        Fixed first = new Fixed(1, 0, 0);
        Fixed last = new Fixed(1, 0, 0);
        Classifier broken = new Classifier() {
            @Override
            public LabelSet labels() {
                return THREE;
            }

            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                return List.of();
            }

            @Override
            public void close() {
                throw new IllegalStateException("broken");
            }
        };
        assertThatThrownBy(() -> Ensemble.of(first, broken, last).close()).hasMessage("broken");
        assertThat(first.closed).isEqualTo(1);
        assertThat(last.closed).isEqualTo(1);
    }
}
