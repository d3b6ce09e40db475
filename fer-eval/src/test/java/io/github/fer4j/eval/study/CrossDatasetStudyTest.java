package io.github.fer4j.eval.study;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.eval.study.PixelNet.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelMapping;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.SeenImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossDatasetStudyTest {
    private static final FerDataset A = PixelNet.data("a", LABELS, 1, ANGER, 2, FEAR);
    private static final FerDataset A_TEST = PixelNet.data("at", LABELS, 1, ANGER, 1, ANGER, 2, FEAR, 2, FEAR);
    private static final FerDataset B = PixelNet.data("b", LABELS, 1, ANGER, 2, ANGER, 3, FEAR);
    private static final FerDataset B_TEST = PixelNet.data("bt", LABELS, 1, ANGER, 2, ANGER, 2, ANGER, 3, FEAR);

    @TempDir
    Path folder;

    private CrossDatasetStudy.Builder ab() {
        return CrossDatasetStudy.in(folder)
                .data("A", A, A_TEST)
                .data("B", B, B_TEST)
                .train(PixelNet::new);
    }

    @Test
    void every_pair_is_trained_and_tested_and_the_matrix_has_what_comes_out_by_hand() {
        CrossDatasetTable table = ab().build().run();
        assertThat(table.of("A", "A", "accuracy").orElseThrow().mean()).isEqualTo(1);
        // To what A taught, the pixel 2 is fear, and 3 is unknown: one of four is right, and one of three of anger.
        assertThat(table.of("A", "B", "accuracy").orElseThrow().mean()).isEqualTo(0.25);
        assertThat(table.of("A", "B", "UAR").orElseThrow().mean()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(table.of("B", "A", "accuracy").orElseThrow().mean()).isEqualTo(0.5);
        assertThat(table.of("B", "B", "accuracy").orElseThrow().mean()).isEqualTo(1);
        assertThat(table.within("accuracy")).hasValue(1);
        assertThat(table.across("accuracy")).hasValue(0.375);
        assertThat(table.cells().isComplete()).isTrue();
        assertThat(table.toMarkdown())
                .contains("|  | A | B |\n| --- | ---: | ---: |\n| A | 100.00 | 25.00 |\n| B | 50.00 | 100.00 |\n")
                .contains("| A | 100.00 | 16.67 |");
        assertThat(table.toCsv().lines())
                .hasSize(5)
                .first()
                .isEqualTo("train,test,seed,failure,accuracy,UAR,macro F1,samples");
        assertThat(table.toCsv()).contains("\nA,B,42,,0.25,");
    }

    @Test
    void one_training_serves_a_row_and_is_closed_after_it() {
        List<PixelNet> nets = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        CrossDatasetTable table = ab().seeds(1, 2)
                .train(task -> {
                    assertThat(nets).allMatch(net -> net.closed);
                    tasks.add(task.name() + " " + task.seed() + " "
                            + task.training().name());
                    nets.add(new PixelNet(task));
                    return nets.get(nets.size() - 1);
                })
                .build()
                .run();
        assertThat(tasks).containsExactly("A 1 a", "B 1 b", "A 2 a", "B 2 b");
        assertThat(nets).allMatch(net -> net.closed);
        assertThat(table.of("A", "B", "accuracy").orElseThrow().runs()).isEqualTo(2);
        assertThat(table.toMarkdown()).contains("25.00 ± 0.00");
    }

    @Test
    void other_labels_are_mapped_to_those_of_the_study() {
        LabelSet three = LabelSet.of(FEAR, ANGER, CONTEMPT);
        FerDataset c = PixelNet.data("c", three, 7, CONTEMPT, 1, ANGER, 2, FEAR);
        CrossDatasetTable table = ab().data(
                        "C",
                        c,
                        c,
                        LabelMapping.builder(three, LABELS).drop(CONTEMPT).build())
                .build()
                .run();
        assertThat(table.dataSets()).containsExactly("A", "B", "C");
        assertThat(table.of("C", "A", "accuracy").orElseThrow().mean()).isEqualTo(1);
        assertThat(table.cells().cells())
                .filteredOn(cell -> cell.at().get("test").equals("C"))
                .hasSize(3)
                .allMatch(cell -> cell.figures().get("samples") == 2);
    }

    @Test
    void learned_samples_in_the_other_data_set_are_counted_and_not_refused() {
        CrossDatasetTable table = ab().train(task -> new PixelNet(task) {
                    @Override
                    public SeenImages seen() {
                        return SeenImages.of(
                                task.training().samples().stream()
                                        .map(ImageDigest::of)
                                        .toList(),
                                List.of());
                    }
                })
                .build()
                .run();
        Map<String, Double> figures = table.cells().cells().stream()
                .filter(cell -> cell.at().get("train").equals("A")
                        && cell.at().get("test").equals("B"))
                .findFirst()
                .orElseThrow()
                .figures();
        // The pixels 1 and 2 were learned from: the pixel 3 alone is new, and taken for anger.
        assertThat(figures).containsEntry("learned", 3.0).containsEntry("accuracy without learned", 0.0);
    }

    @Test
    void what_makes_no_study_is_refused() {
        CrossDatasetStudy.Builder builder = CrossDatasetStudy.in(folder).train(PixelNet::new);
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least 2");
        builder.data("A", A, A_TEST);
        assertThatThrownBy(() -> builder.data("A", B, B_TEST))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'A'");
        assertThatThrownBy(() -> builder.data(" ", B, B_TEST)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.data("empty", B, B_TEST.take(0)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least one sample");
        FerDataset other = PixelNet.data("o", LabelSet.of(FEAR, ANGER), 1, ANGER);
        assertThatThrownBy(() -> builder.data("other", other, other))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("mapping");
        assertThatThrownBy(() -> builder.seeds(1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.seeds()).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> CrossDatasetStudy.in(folder)
                        .data("A", A, A_TEST)
                        .data("B", B, B_TEST)
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("train(...)");
    }
}
