package io.github.fer4j.eval;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.eval.report.JsonReport;
import io.github.fer4j.eval.report.Report;
import io.github.fer4j.eval.report.TextReport;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.SeenImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The guard against leaks. The images are single pixels, 0 to 255; the classifier says anger to all. */
class SeenSamplesTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR);

    private static final class Angry implements Classifier {
        private final SeenImages seen;
        private int asked;

        Angry(SeenImages seen) {
            this.seen = seen;
        }

        @Override
        public LabelSet labels() {
            return LABELS;
        }

        @Override
        public SeenImages seen() {
            return seen;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            asked += faces.size();
            return faces.stream().map(face -> Scores.certain(LABELS, ANGER)).toList();
        }
    }

    private static Image image(int pixel) {
        return Image.gray(1, 1, new byte[] {(byte) pixel});
    }

    private static List<ImageDigest> digests(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(pixel -> ImageDigest.of(image(pixel)))
                .toList();
    }

    /** Samples called by their pixels: those below 10 are of anger, the others of fear. */
    private static FerDataset data(int from, int to) {
        return FerDataset.of(
                "pixels",
                LABELS,
                IntStream.range(from, to)
                        .mapToObj(pixel -> Sample.builder("p" + pixel, image(pixel))
                                .label(pixel < 10 ? ANGER : FEAR)
                                .build())
                        .toList());
    }

    @Test
    void a_training_split_is_refused_with_the_number_an_example_and_the_remedy() {
        Angry model = new Angry(SeenImages.of(digests(5, 200), digests(0, 0)));
        assertThatThrownBy(() -> Evaluator.evaluate(model, data(0, 250)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("195 of the 250 of pixels")
                .hasMessageContaining("such as p5;")
                .hasMessageContaining("allowSeen()");
        assertThat(model.asked).as("it is not asked on, once it is clear").isLessThan(140);
    }

    @Test
    void who_asks_for_it_gets_figures_on_learned_samples_which_are_named_still() {
        Angry model = new Angry(SeenImages.of(digests(0, 20), digests(0, 0)));
        Evaluation evaluation = Evaluator.of(model).allowSeen().evaluate(data(0, 20));
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
        assertThat(evaluation.seen().learned()).hasSize(20).contains("p0", "p19");
        assertThat(evaluation.withoutLearned()).isEmpty();
        assertThat(TextReport.of(evaluation)).contains("Learned from by the model: 20 of the 20 samples; there are no");
    }

    @Test
    void a_report_has_the_figures_without_learned_samples_by_itself() {
        Angry model = new Angry(SeenImages.of(digests(0, 4), digests(15, 18)));
        String report = Report.builder(Evaluator.evaluate(model, data(0, 20)))
                .bootstrap(Bootstrap.standard().resamples(50))
                .build()
                .markdown();

        assertThat(report)
                .contains("The model learned from some of these samples")
                .contains("The model was chosen on some of these samples: these are no test figures")
                .containsPattern("without samples that the model learned from \\| 16 \\| 37[.]50 %");
    }

    @Test
    void a_report_says_where_nothing_is_known_of_what_the_model_saw() {
        assertThat(Report.builder(Evaluator.evaluate(new Angry(SeenImages.unknown()), data(0, 20)))
                        .bootstrap(Bootstrap.standard().resamples(50))
                        .build()
                        .markdown())
                .contains("Whether the model had seen these samples is not known");
    }

    @Test
    void duplicates_are_reported_with_figures_with_and_without_them() throws IOException {
        // 4 of 20 are learned, all of anger: 10 of 20 right with them, 6 of 16 without.
        Angry model = new Angry(SeenImages.of(digests(0, 4), digests(15, 18)));
        Evaluation evaluation = Evaluator.evaluate(model, data(0, 20));
        assertThat(evaluation.seen().knowledge()).isEqualTo(SeenSamples.Knowledge.ALL);
        assertThat(evaluation.seen().learned()).containsExactly("p0", "p1", "p2", "p3");
        assertThat(evaluation.seen().validated()).containsExactly("p15", "p16", "p17");
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
        Evaluation rest = evaluation.withoutLearned().orElseThrow();
        assertThat(rest.samples()).isEqualTo(16);
        assertThat(rest.accuracy()).isEqualTo(6 / 16.0);
        assertThat(rest.seen().learned()).isEmpty();
        assertThat(rest.seen().validated()).hasSize(3);
        assertThat(rest.withoutLearned()).containsSame(rest);

        assertThat(TextReport.of(evaluation))
                .contains("Learned from by the model: 4 of the 20 samples; without them: n 16, accuracy 37.50 %")
                .contains("The model was chosen on 3 of the 20 samples: these are no test figures");
        JsonNode seen = new ObjectMapper().readTree(JsonReport.of(evaluation)).get("seen");
        assertThat(seen.get("known").asText()).isEqualTo("all");
        assertThat(seen.get("learned")).hasToString("[\"p0\",\"p1\",\"p2\",\"p3\"]");
        assertThat(seen.get("validated")).hasSize(3);
        assertThat(seen.get("withoutLearned").get("samples").asInt()).isEqualTo(16);
        assertThat(seen.get("withoutLearned").get("accuracy").asDouble()).isEqualTo(6 / 16.0);
    }

    @Test
    void the_whole_validation_split_is_allowed_and_said_to_be_that() {
        Angry model = new Angry(SeenImages.of(digests(100, 120), digests(0, 20)));
        Evaluation evaluation = Evaluator.evaluate(model, data(0, 20));
        assertThat(evaluation.seen().learned()).isEmpty();
        assertThat(evaluation.seen().validated()).hasSize(20);
    }

    @Property(tries = 60)
    void the_limit_is_half_of_what_can_be_read(
            @ForAll @IntRange(max = 30) int learned, @ForAll @IntRange(min = 1, max = 30) int all) {
        Angry model = new Angry(SeenImages.of(digests(0, learned), digests(0, 0)));
        List<Sample> samples = new ArrayList<>(data(0, all).samples());
        samples.add(Sample.builder("broken", () -> {
                    throw new UnreadableImageException("it is truncated");
                })
                .label(FEAR)
                .build());
        FerDataset data = FerDataset.of("pixels", LABELS, samples);
        if (2 * Math.min(learned, all) > all) {
            assertThatThrownBy(() -> Evaluator.evaluate(model, data)).isInstanceOf(InvalidArgumentException.class);
        } else {
            assertThat(Evaluator.evaluate(model, data).seen().learned()).hasSize(learned);
        }
    }

    @Test
    void a_classifier_that_does_not_know_what_it_saw_has_it_said() throws IOException {
        Evaluation evaluation = Evaluator.evaluate(new Angry(SeenImages.unknown()), data(0, 20));
        assertThat(evaluation.seen()).isEqualTo(SeenSamples.unknown());
        assertThat(evaluation.withoutLearned()).containsSame(evaluation);
        assertThat(TextReport.of(evaluation)).contains("is not known");
        JsonNode seen = new ObjectMapper().readTree(JsonReport.of(evaluation)).get("seen");
        assertThat(seen).hasToString("{\"known\":\"none\",\"learned\":[],\"validated\":[],\"withoutLearned\":null}");
    }

    @Test
    void a_classifier_that_knows_a_part_has_that_said_too() {
        SeenImages part = SeenImages.of(digests(0, 2), digests(0, 0)).and(SeenImages.unknown());
        Evaluation evaluation = Evaluator.evaluate(new Angry(part), data(0, 20));
        assertThat(evaluation.seen().knowledge()).isEqualTo(SeenSamples.Knowledge.SOME);
        assertThat(evaluation.seen().learned()).hasSize(2);
        assertThat(TextReport.of(evaluation)).contains("known only in part");
        Evaluation clean = Evaluator.evaluate(new Angry(SeenImages.of(digests(50, 60), digests(0, 0))), data(0, 20));
        assertThat(clean.seen().isEmpty()).isTrue();
        assertThat(TextReport.of(clean)).contains("Seen by the model before: none of the samples");
    }

    @Test
    void a_part_of_an_evaluation_has_its_part_of_the_seen_samples() {
        Evaluation evaluation =
                Evaluator.evaluate(new Angry(SeenImages.of(digests(0, 4), digests(15, 18))), data(0, 20));
        Evaluation fear = evaluation.filter(prediction -> prediction.truth().equals(FEAR));
        assertThat(fear.seen().learned()).isEmpty();
        assertThat(fear.seen().validated()).hasSize(3);
        assertThat(evaluation.without(Set.of("p1", "p15")).seen().learned()).containsExactly("p0", "p2", "p3");
        assertThat(evaluation.named("other").seen()).isEqualTo(evaluation.seen());
    }
}
