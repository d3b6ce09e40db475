package io.github.fer4j.noise.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of cleanlab. */
class ConfidentLearningGoldenTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    private static final Map<PruneRule, String> RULES = Map.of(
            PruneRule.CONFIDENT_JOINT, "confident_learning",
            PruneRule.BY_CLASS, "prune_by_class",
            PruneRule.BY_NOISE_RATE, "prune_by_noise_rate",
            PruneRule.BOTH, "both",
            PruneRule.PREDICTED_DIFFERS, "predicted_neq_given",
            PruneRule.LOW_SELF_CONFIDENCE, "low_self_confidence",
            PruneRule.LOW_NORMALISED_MARGIN, "low_normalized_margin");

    private static final Map<LabelQuality, String> SCORES = Map.of(
            LabelQuality.SELF_CONFIDENCE, "score_self_confidence",
            LabelQuality.NORMALISED_MARGIN, "score_normalized_margin",
            LabelQuality.CONFIDENCE_WEIGHTED_ENTROPY, "score_confidence_weighted_entropy");

    private static ConfidentLearning fit(Golden golden) {
        return ConfidentLearning.fit(golden.labels(), golden.ints("given"), golden.matrix("probabilities"));
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.noise.correction.Golden#confident")
    void thresholds_and_confident_joint_are_those_of_cleanlab(String file) {
        Golden golden = Golden.read(file);
        ConfidentLearning fit = fit(golden);

        LabelSet labels = golden.labels();
        for (int k = 0; k < labels.size(); k++) {
            // cleanlab's threshold of a label that is never given is 2, which nothing reaches.
            assertThat(fit.threshold(labels.get(k)).orElse(2)).isCloseTo(golden.row("thresholds")[k], CLOSE);
        }
        assertThat(fit.joint().countsToArray()).isDeepEqualTo(ints(golden.matrix("counts")));
        assertThat(fit.joint().toArray()).isDeepEqualTo(ints(golden.matrix("calibrated")));
    }

    private static int[][] ints(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).mapToInt(value -> (int) value).toArray())
                .toArray(int[][]::new);
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.noise.correction.Golden#confident")
    void noise_matrix_and_prior_are_those_of_cleanlab(String file) {
        Golden golden = Golden.read(file);
        ConfidentLearning fit = fit(golden);

        assertThat(fit.prior().toArray()).containsExactly(golden.row("prior"), CLOSE);
        double[][] rows = fit.noiseMatrix().toArray();
        for (int k = 0; k < rows.length; k++) {
            if (fit.noiseMatrix().unseen().contains(golden.labels().get(k))) {
                assertThat(golden.matrix("noise")[k]).containsOnly(0); // where cleanlab leaves a row of zeros
            } else {
                assertThat(rows[k]).containsExactly(golden.matrix("noise")[k], CLOSE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.noise.correction.Golden#confident")
    void every_prune_rule_suspects_what_cleanlab_does(String file) {
        Golden golden = Golden.read(file);
        ConfidentLearning fit = fit(golden);

        assertThat(RULES).hasSameSizeAs(PruneRule.values());
        RULES.forEach((rule, name) -> {
            int[] flags = golden.ints(name);
            assertThat(fit.labelErrors(rule).indices())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, flags.length)
                            .filter(i -> flags[i] == 1)
                            .boxed()
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.noise.correction.Golden#confident")
    void scores_and_their_order_are_those_of_cleanlab(String file) {
        Golden golden = Golden.read(file);
        ConfidentLearning fit = fit(golden);

        assertThat(SCORES).hasSameSizeAs(LabelQuality.values());
        SCORES.forEach((quality, name) -> {
            double[] scores = IntStream.range(0, fit.items())
                    .mapToDouble(i -> fit.quality(i, quality))
                    .toArray();
            assertThat(scores).as(name).containsExactly(golden.row(name), CLOSE);
        });
        assertThat(fit.labelErrors(PruneRule.BOTH, LabelQuality.NORMALISED_MARGIN).suspects().stream()
                        .mapToInt(Suspect::index)
                        .toArray())
                .containsExactly(golden.ints("ranked_both"));
    }
}
