package io.github.fer4j.eval.study;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.eval.study.PixelNet.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.corruption.Corruption;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.SeenImages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureStudyTest {
    private static final FerDataset TRAIN = PixelNet.data("train", LABELS, 100, ANGER, 200, FEAR);
    private static final FerDataset TEST = PixelNet.data("test", LABELS, 100, ANGER, 200, FEAR, 200, FEAR, 50, FEAR);

    @TempDir
    Path folder;

    @Test
    void each_net_has_what_it_gives_and_what_it_costs() {
        ArchitectureTable table = ArchitectureStudy.in(folder)
                .data(TRAIN, TEST)
                .net("small", PixelNet::new)
                .net("blind", task -> new PixelNet(task.training().take(1)))
                .parameters(net -> net.labels().size() * 1000L)
                .seeds(1, 2)
                .build()
                .run();
        assertThat(table.of("small", "accuracy").orElseThrow().mean()).isEqualTo(0.75);
        assertThat(table.of("blind", "accuracy").orElseThrow().mean()).isEqualTo(0.25);
        assertThat(table.of("small", "accuracy").orElseThrow().runs()).isEqualTo(2);
        assertThat(table.of("small", "parameters").orElseThrow().mean()).isEqualTo(2000);
        assertThat(table.of("small", "images/s").orElseThrow().least()).isPositive();
        assertThat(table.of("small", "seconds").orElseThrow().least()).isNotNegative();
        assertThat(table.of("small", "corrupted accuracy").orElseThrow().mean()).isBetween(0.25, 0.75);
        assertThat(table.toMarkdown().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith(
                        "| net | accuracy (%) | UAR (%) | macro F1 (%) | samples | corrupted accuracy (%) | seconds |");
        assertThat(table.toMarkdown()).contains("| small | 75.00 ± 0.00 |").contains("| 2000 ± 0 |");
        assertThat(table.toCsv().lines()).hasSize(5);
    }

    @Test
    void the_accuracy_on_bad_images_is_the_mean_over_all_corruptions() {
        ArchitectureTable table = ArchitectureStudy.in(folder)
                .data(TRAIN, TEST)
                .net("small", PixelNet::new)
                .build()
                .run();
        PixelNet net = new PixelNet(TRAIN);
        double sum = 0;
        for (Corruption kind : Corruption.values()) {
            FerDataset worse = kind.apply(TEST, 3, 42);
            sum += worse.samples().stream()
                            .filter(s -> net.classify(s.image().load())
                                    .top()
                                    .equals(s.label().orElseThrow()))
                            .count()
                    / 4.0;
        }
        assertThat(table.of("small", "corrupted accuracy").orElseThrow().mean()).isEqualTo(sum / 6);
        ArchitectureTable without = ArchitectureStudy.in(folder)
                .data(TRAIN, TEST)
                .net("small", PixelNet::new)
                .withoutCorruptions()
                .build()
                .run();
        assertThat(without.of("small", "corrupted accuracy")).isEmpty();
        assertThat(without.of("small", "parameters")).isEmpty();
    }

    @Test
    void a_net_that_learned_from_the_test_samples_stops_the_study() {
        ArchitectureStudy study = ArchitectureStudy.in(folder)
                .data(TRAIN, TEST)
                .net("cheat", task -> new PixelNet(task) {
                    @Override
                    public SeenImages seen() {
                        return SeenImages.of(
                                TEST.samples().stream().map(ImageDigest::of).toList(), List.of());
                    }
                })
                .build();
        assertThatThrownBy(study::run)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("4 of the 4 of test");
    }

    @Test
    void what_makes_no_study_is_refused() {
        ArchitectureStudy.Builder builder = ArchitectureStudy.in(folder);
        assertThatThrownBy(builder::build).hasMessageContaining("data(train, test)");
        builder.data(TRAIN, TEST);
        assertThatThrownBy(builder::build).hasMessageContaining("net(name, train)");
        builder.net("a", PixelNet::new);
        assertThatThrownBy(() -> builder.net("a", PixelNet::new))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> builder.net("b", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.parameters(null)).isInstanceOf(NullPointerException.class);
    }
}
