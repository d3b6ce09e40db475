package io.github.fer4j.eval.study;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.eval.study.PixelNet.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectCrossValidationTest {
    private static final FerDataset PEOPLE = FerDataset.of(
            "people",
            LABELS,
            List.of(
                    of("a", 1, 1, ANGER),
                    of("a", 2, 2, FEAR),
                    of("b", 3, 1, ANGER),
                    of("b", 4, 2, FEAR),
                    of("b", 5, 3, FEAR),
                    of("b", 6, 2, FEAR),
                    of("c", 7, 1, FEAR)));

    @TempDir
    Path folder;

    private static Sample of(String subject, int number, int pixel, Emotion label) {
        return PixelNet.sample("s" + number, pixel, label).subject(subject).build();
    }

    @Test
    void each_person_is_held_out_once_and_all_answers_are_pooled() {
        List<String> tasks = new ArrayList<>();
        CrossValidationTable table = SubjectCrossValidation.in(folder)
                .leaveOneSubjectOut(PEOPLE)
                .train(task -> {
                    tasks.add(task.name() + " " + task.training().size());
                    return new PixelNet(task);
                })
                .build()
                .run();
        assertThat(tasks).containsExactly("a 5", "b 3", "c 6");
        // Without a: 1 is fear (of c), 2 is fear: 1 of 2. Without b: 1 is fear, 2 is fear, 3 unknown: 2 of 4. Without
        // c: 0 of 1.
        assertThat(table.of("a", "accuracy").orElseThrow().mean()).isEqualTo(0.5);
        assertThat(table.of("b", "accuracy").orElseThrow().mean()).isEqualTo(0.5);
        assertThat(table.of("c", "accuracy").orElseThrow().mean()).isZero();
        SeedSummary folds = table.overFolds("accuracy").orElseThrow();
        assertThat(folds.mean()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(folds.deviation().getAsDouble()).isCloseTo(Math.sqrt(1 / 12.0), within(1e-12));
        Evaluation pooled = table.pooled().get(42L);
        assertThat(pooled.samples()).isEqualTo(7);
        assertThat(pooled.accuracy()).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(pooled.uar()).isCloseTo((0 / 2.0 + 3 / 5.0) / 2, within(1e-12));
        assertThat(pooled.predictions()).extracting("id").containsExactly("s1", "s2", "s3", "s4", "s5", "s6", "s7");
        assertThat(table.toMarkdown())
                .contains("| fold | accuracy (%) | UAR (%) | macro F1 (%) |")
                .contains("| b | 50.00 |")
                .contains("| mean over folds | 33.33 ± 28.87 |")
                .contains("| pooled | 42.86 | 30.00 |");
        CrossValidationTable again = SubjectCrossValidation.in(folder)
                .leaveOneSubjectOut(PEOPLE)
                .train(task -> {
                    throw new AssertionError("all is done");
                })
                .build()
                .run();
        assertThat(again.cells()).isEqualTo(table.cells());
        assertThat(again.pooled().get(42L).predictions()).isEqualTo(pooled.predictions());
    }

    @Test
    void without_a_fold_nothing_is_pooled() {
        int[] begun = {0};
        CrossValidationTable part = SubjectCrossValidation.in(folder)
                .leaveOneSubjectOut(PEOPLE)
                .seeds(1, 2)
                .cancelWhen(() -> begun[0] == 5)
                .train(task -> {
                    begun[0]++;
                    return new PixelNet(task);
                })
                .build()
                .run();
        assertThat(part.cells().cells()).hasSize(4);
        assertThat(part.pooled()).containsOnlyKeys(1L);
    }

    @Property(tries = 20)
    void no_person_is_ever_on_both_sides_and_everybody_is_held_out_once(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 4) Integer> people) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            samples.add(of("p" + people.get(i), i, i, i % 2 == 0 ? ANGER : FEAR));
        }
        FerDataset data = FerDataset.of("people", LABELS, samples);
        Path temporary = Files.createTempDirectory("people");
        SubjectCrossValidation.Builder builder = SubjectCrossValidation.in(temporary);
        if (people.stream().distinct().count() < 2) {
            assertThatThrownBy(() -> builder.leaveOneSubjectOut(data)).isInstanceOf(InvalidArgumentException.class);
        } else {
            CrossValidationTable table = builder.leaveOneSubjectOut(data)
                    .train(task -> {
                        assertThat(task.training().samples())
                                .noneMatch(s -> s.subject().orElseThrow().equals(task.name()));
                        return new PixelNet(task);
                    })
                    .build()
                    .run();
            assertThat(table.pooled().get(42L).predictions())
                    .extracting("id")
                    .containsExactlyInAnyOrderElementsOf(
                            samples.stream().map(Sample::id).toList());
        }
        CellFolder.delete(temporary);
    }

    @Test
    void folds_may_be_given_if_nobody_is_on_both_sides_and_no_sample_comes_twice() {
        FerDataset a = PEOPLE.filter(s -> s.subject().orElseThrow().equals("a"));
        FerDataset b = PEOPLE.filter(s -> s.subject().orElseThrow().equals("b"));
        FerDataset c = PEOPLE.filter(s -> s.subject().orElseThrow().equals("c"));
        CrossValidationTable table = SubjectCrossValidation.in(folder)
                .fold(a, b)
                .fold(b, a)
                .train(PixelNet::new)
                .build()
                .run();
        assertThat(table.folds()).containsExactly("fold 1", "fold 2");
        assertThat(table.pooled().get(42L).samples()).isEqualTo(6);

        SubjectCrossValidation.Builder builder = SubjectCrossValidation.in(folder);
        assertThatThrownBy(() -> builder.fold(PEOPLE, b))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("[b]");
        builder.fold(a, b);
        assertThatThrownBy(() -> builder.fold(c, b))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("s3 a second time");
        assertThatThrownBy(() -> SubjectCrossValidation.in(folder)
                        .fold(a, b)
                        .train(PixelNet::new)
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least 2 folds");
        FerDataset nobody = PixelNet.data("nobody", LABELS, 1, ANGER);
        assertThatThrownBy(() -> builder.leaveOneSubjectOut(nobody))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("nobody0");
    }
}
