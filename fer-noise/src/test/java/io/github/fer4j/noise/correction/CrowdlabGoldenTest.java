package io.github.fer4j.noise.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.LabelSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of cleanlab's multiannotator module. */
class CrowdlabGoldenTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    private static CrowdVotes votes(Golden golden) {
        LabelSet labels = golden.labels();
        CrowdVotes.Builder votes = CrowdVotes.builder(labels);
        double[][] table = golden.matrix("votes");
        for (int i = 0; i < table.length; i++) {
            for (int w = 0; w < table[i].length; w++) {
                if (!Double.isNaN(table[i][w])) {
                    votes.answer("item " + i, "worker " + w, labels.get((int) table[i][w]));
                }
            }
        }
        return votes.build();
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.noise.correction.Golden#crowdlab")
    void labels_and_their_quality_are_those_of_cleanlab(String file) {
        Golden golden = Golden.read(file);
        CrowdVotes votes = votes(golden);
        CrowdConsensus consensus = Crowdlab.consensus(votes, golden.matrix("probabilities"));

        double[][] answers = golden.matrix("answer_quality");
        for (int i = 0; i < votes.items().size(); i++) {
            assertThat(golden.labels().indexOf(consensus.label(i))).isEqualTo(golden.ints("consensus")[i]);
            assertThat(consensus.quality(i)).isCloseTo(golden.row("quality")[i], CLOSE);
            assertThat(consensus.agreement(i).orElseThrow()).isCloseTo(golden.row("agreement")[i], CLOSE);
            for (int a = votes.firstAnswer(i); a < votes.firstAnswer(i + 1); a++) {
                int worker =
                        Integer.parseInt(votes.workers().get(votes.worker(a)).substring("worker ".length()));
                assertThat(consensus.posterior(i).toArray()[votes.label(a)]).isCloseTo(answers[i][worker], CLOSE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.noise.correction.Golden#crowdlab")
    void weights_and_worker_qualities_are_those_of_cleanlab(String file) {
        Golden golden = Golden.read(file);
        CrowdConsensus consensus = Crowdlab.consensus(votes(golden), golden.matrix("probabilities"));

        assertThat(consensus.modelWeight()).isCloseTo(golden.value("model_weight"), CLOSE);
        double[] weights = golden.row("worker_weights");
        for (int w = 0; w < weights.length; w++) {
            assertThat(consensus.workerWeight("worker " + w).orElseThrow()).isCloseTo(weights[w], CLOSE);
            double quality = golden.row("worker_qualities")[w];
            // cleanlab has no figure for a worker who shares no item with others; we have that of the answers alone.
            assertThat(consensus.workerQuality("worker " + w).orElseThrow())
                    .satisfies(ours -> assertThat(ours).isBetween(0.0, 1.0))
                    .satisfies(ours -> {
                        if (!Double.isNaN(quality)) {
                            assertThat(ours).isCloseTo(quality, CLOSE);
                        }
                    });
        }
    }
}
