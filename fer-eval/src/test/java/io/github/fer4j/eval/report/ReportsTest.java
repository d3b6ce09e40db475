package io.github.fer4j.eval.report;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, HAPPINESS, SURPRISE);
    private static final Evaluation EVALUATION = Evaluator.evaluate(
            "five faces",
            LABELS,
            List.of(
                    Predictions.of("a", LABELS, FEAR, SURPRISE),
                    Predictions.of("b", LABELS, FEAR, SURPRISE),
                    Predictions.of("c", LABELS, FEAR, HAPPINESS),
                    Predictions.of("d", LABELS, FEAR, FEAR),
                    Predictions.of("e", LABELS, HAPPINESS, HAPPINESS)));

    @Test
    void the_text_is_an_aligned_table() {
        Interval uar = Bootstrap.standard().of(EVALUATION.table(), Metric.UAR);
        assertThat(TextReport.of(EVALUATION).lines())
                .containsExactly(
                        "five faces: 5 samples of 4 classes",
                        "  accuracy        40.00 %  0.00 to 80.00 % (95 % bootstrap interval)",
                        String.format(
                                Locale.ROOT,
                                "  UAR             62.50 %%  %.2f to %.2f %% (95 %% bootstrap interval)",
                                100 * uar.lower(),
                                100 * uar.upper()),
                        "  macro F1        35.56 %",
                        "  weighted F1     45.33 %",
                        "  top 2           40.00 %",
                        "  Cohen's kappa    0.2105",
                        "  MCC              0.3536",
                        "  macro AUC        0.7500",
                        "  ECE, 15 bins    20.00 %",
                        "  class-wise ECE  28.67 %",
                        "  log loss         1.4133",
                        "  Brier score      0.7733",
                        "  Not in UAR and AUC, because no samples are of: anger, surprise",
                        "  Never predicted: anger",
                        "  Whether the model has seen these samples is not known: there is no list of what it saw",
                        "",
                        "Classes",
                        "             precision    recall       F1  n  predicted",
                        "  anger              -         -        -  0          0",
                        "  fear        100.00 %   25.00 %  40.00 %  4          1",
                        "  happiness    50.00 %  100.00 %  66.67 %  1          2",
                        "  surprise      0.00 %         -   0.00 %  0          2",
                        "",
                        "Confusion (row: truth, column: predicted)",
                        "             anger  fear  happiness  surprise",
                        "  anger          0     0          0         0",
                        "  fear           0     1          1         2",
                        "  happiness      0     0          1         0",
                        "  surprise       0     0          0         0");
    }

    @Test
    void every_number_of_the_text_is_in_the_json() throws IOException {
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(EVALUATION));

        assertThat(json.get("data").asText()).isEqualTo("five faces");
        assertThat(json.get("samples").asInt()).isEqualTo(5);
        assertThat(json.get("accuracy").asDouble()).isEqualTo(EVALUATION.accuracy());
        assertThat(json.get("uar").asDouble()).isEqualTo(EVALUATION.uar());
        assertThat(json.get("macroF1").asDouble()).isEqualTo(EVALUATION.macroF1());
        assertThat(json.get("weightedF1").asDouble()).isEqualTo(EVALUATION.weightedF1());
        assertThat(json.get("ece").asDouble()).isEqualTo(EVALUATION.ece());
        assertThat(json.get("logLoss").asDouble()).isEqualTo(EVALUATION.logLoss());
        assertThat(json.get("top2").asDouble()).isEqualTo(EVALUATION.topK(2));
        assertThat(json.get("kappa").asDouble()).isEqualTo(EVALUATION.kappa().orElseThrow());
        assertThat(json.get("mcc").asDouble()).isEqualTo(EVALUATION.matthews());
        assertThat(json.get("macroAuc").asDouble()).isEqualTo(EVALUATION.auc().orElseThrow());
        assertThat(json.get("brier").asDouble()).isEqualTo(EVALUATION.brier());
        assertThat(json.get("classWiseEce").asDouble()).isEqualTo(EVALUATION.classWiseEce());
        assertThat(json.get("intervals").get("method").asText())
                .isEqualTo("bootstrap percentiles, 1000 resamples, seed 1");
        assertThat(json.get("intervals").get("accuracy")).hasToString("{\"lower\":0.0,\"upper\":0.8,\"level\":0.95}");
        assertThat(json.get("intervals").get("uar").get("lower").asDouble()).isBetween(0.0, 0.5);
        assertThat(json.get("labels")).hasToString("[\"anger\",\"fear\",\"happiness\",\"surprise\"]");
        assertThat(json.get("absent")).hasToString("[\"anger\",\"surprise\"]");
        assertThat(json.get("neverPredicted")).hasToString("[\"anger\"]");
        assertThat(json.get("classes").get(0))
                .hasToString("{\"emotion\":\"anger\",\"precision\":null,\"recall\":null,\"f1\":null,"
                        + "\"support\":0,\"predictions\":0}");
        assertThat(json.get("classes").get(1))
                .hasToString("{\"emotion\":\"fear\",\"precision\":1.0,\"recall\":0.25,\"f1\":0.4,"
                        + "\"support\":4,\"predictions\":1}");
        assertThat(json.get("confusion").get("axes")).hasToString("[\"truth\",\"predicted\"]");
        assertThat(json.get("confusion").get("counts")).hasToString("[[0,0,0,0],[0,1,1,2],[0,0,1,0],[0,0,0,0]]");
        assertThat(json.get("calibration")).hasSize(15);
        assertThat(json.get("calibration").get(8).get("accuracy").asDouble()).isEqualTo(0.4);
        assertThat(json.get("calibration").get(0).get("accuracy").isNull()).isTrue();
    }

    @Test
    void unreadable_samples_stand_in_both() throws IOException {
        Evaluation evaluation = withUnreadable(12);

        assertThat(TextReport.of(evaluation))
                .contains("Not counted, unreadable: 12")
                .contains("bad-9: truncated")
                .contains("and 2 more")
                .doesNotContain("bad-10");
        assertThat(new ObjectMapper().readTree(JsonReport.of(evaluation)).get("unreadable"))
                .hasSize(12);
    }

    private static Evaluation withUnreadable(int count) {
        List<Sample> samples = new ArrayList<>();
        samples.add(Sample.builder("good", Image.gray(1, 1, new byte[1]))
                .label(FEAR)
                .build());
        for (int i = 0; i < count; i++) {
            samples.add(Sample.builder("bad-" + i, () -> {
                        throw new UnreadableImageException("truncated");
                    })
                    .label(FEAR)
                    .build());
        }
        Classifier afraid = new Classifier() {
            @Override
            public LabelSet labels() {
                return LABELS;
            }

            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                return faces.stream().map(face -> Scores.certain(LABELS, FEAR)).toList();
            }
        };
        return Evaluator.evaluate(afraid, FerDataset.of("faces", LABELS, samples));
    }

    @Test
    void writing_makes_folders_replaces_the_file_and_leaves_nothing_beside_it(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("reports/evaluation.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");

        JsonReport.write(EVALUATION, file);

        assertThat(file).content().isEqualTo(JsonReport.of(EVALUATION));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_report_that_cannot_be_written_says_where(@TempDir Path folder) throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("taken"), "a file");

        assertThatThrownBy(() -> JsonReport.write(EVALUATION, notAFolder.resolve("evaluation.json")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("evaluation.json");
    }
}
