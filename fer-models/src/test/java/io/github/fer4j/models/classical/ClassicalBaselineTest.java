package io.github.fer4j.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicalBaselineTest {
    private static final FerDataset FACES = SyntheticFaces.builder()
            .samplesPerClass(40)
            .shares(0.75, 0.25)
            .seed(5)
            .build();
    private static final FerDataset TRAIN = FACES.split(Split.TRAIN);
    private static final FerDataset TEST = FACES.split(Split.VALIDATION);
    private static final List<Image> TEST_FACES =
            TEST.samples().stream().map(sample -> sample.image().load()).toList();

    static Stream<ClassicalBaseline> baselines() {
        return Stream.of(
                ClassicalBaseline.hogSvm(),
                ClassicalBaseline.hogRbfSvm(),
                ClassicalBaseline.lbpSvm(),
                ClassicalBaseline.nearestNeighbours(),
                new ClassicalBaseline(Hog.standard(), new RandomForest(60, 15), 3));
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void it_tells_faces_that_it_has_not_seen_apart_twice_as_well_as_chance(ClassicalBaseline baseline) {
        try (Classifier classifier = baseline.fit(TRAIN)) {
            assertThat(classifier.labels()).isEqualTo(LabelSet.EKMAN_7);
            List<Scores> said = classifier.classifyAll(TEST_FACES);
            long hits = IntStream.range(0, said.size())
                    .filter(i -> said.get(i).top().equals(TEST.get(i).label().orElseThrow()))
                    .count();
            assertThat((double) hits / said.size()).isGreaterThan(2.0 / 7);
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void learned_again_it_says_the_same_to_the_bit_alone_in_a_batch_and_from_several_threads(ClassicalBaseline baseline)
            throws Exception {
        List<Image> faces = TEST_FACES.subList(0, 12);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Classifier first = baseline.fit(TRAIN);
                Classifier second = baseline.fit(TRAIN)) {
            List<Scores> said = first.classifyAll(faces);
            assertThat(second.classifyAll(faces)).isEqualTo(said);
            assertThat(first.classify(faces.get(3))).isEqualTo(said.get(3));
            List<Future<List<Scores>>> together = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> first.classifyAll(faces)))
                    .toList();
            for (Future<List<Scores>> one : together) {
                assertThat(one.get()).isEqualTo(said);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void a_class_without_samples_gets_nothing(ClassicalBaseline baseline) {
        FerDataset without =
                TRAIN.filter(sample -> !sample.label().orElseThrow().equals(Emotion.FEAR));
        try (Classifier classifier = baseline.fit(without)) {
            assertThat(classifier.labels()).isEqualTo(LabelSet.EKMAN_7);
            assertThat(classifier.classifyAll(TEST_FACES.subList(0, 10)))
                    .allMatch(scores -> scores.of(Emotion.FEAR) == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void closed_it_says_so(ClassicalBaseline baseline) {
        Classifier classifier = baseline.fit(TRAIN);
        assertThat(classifier.classifyAll(List.of())).isEmpty();
        classifier.close();
        classifier.close();
        assertThatThrownBy(() -> classifier.classify(TEST_FACES.get(0)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining(baseline.name())
                .hasMessageContaining("closed");
    }

    @Test
    void targets_stand_in_for_labels() {
        FerDataset soft = TRAIN.map(sample -> sample.toBuilder()
                .target(Scores.certain(TRAIN.labels(), sample.label().orElseThrow()))
                .withoutLabel()
                .build());
        try (Classifier hard = ClassicalBaseline.hogSvm().fit(TRAIN);
                Classifier classifier = ClassicalBaseline.hogSvm().fit(soft)) {
            assertThat(classifier.classifyAll(TEST_FACES)).isEqualTo(hard.classifyAll(TEST_FACES));
        }
    }

    @Test
    void names_are_for_tables() {
        assertThat(baselines().map(ClassicalBaseline::name))
                .containsExactly(
                        "HOG, linear SVM",
                        "HOG, RBF SVM",
                        "LBP, linear SVM",
                        "HOG, 15 nearest neighbours",
                        "HOG, random forest of 60");
    }

    @Test
    void data_that_cannot_be_learned_from_are_refused() {
        ClassicalBaseline baseline = ClassicalBaseline.hogSvm();
        FerDataset fear = TRAIN.filter(sample -> sample.label().orElseThrow().equals(Emotion.FEAR));
        assertThatThrownBy(() -> baseline.fit(fear))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least two classes")
                .hasMessageContaining("fear=30");
        FerDataset unlabelled =
                TRAIN.map(sample -> sample.toBuilder().withoutLabel().build());
        assertThatThrownBy(() -> baseline.fit(unlabelled))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(TRAIN.get(0).id());
        assertThatThrownBy(() -> ClassicalBaseline.nearestNeighbours().fit(TRAIN.take(14)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("15 neighbours need as many samples, got 14");
        Sample broken = Sample.builder("broken.png", () -> {
                    throw new UnreadableImageException("broken.png: truncated");
                })
                .label(Emotion.FEAR)
                .build();
        FerDataset unreadable = FerDataset.of(
                "broken",
                TRAIN.labels(),
                Stream.concat(TRAIN.samples().stream(), Stream.of(broken)).toList());
        assertThatThrownBy(() -> baseline.fit(unreadable))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("broken.png");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_cost_out_of_range_is_refused(double c) {
        assertThatThrownBy(() -> new LinearSvm(c)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new RbfSvm(c, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new RbfSvm(1, c)).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "10001, 5", "5, 0", "5, 26"})
    void forests_out_of_range_are_refused(int trees, int depth) {
        assertThatThrownBy(() -> new RandomForest(trees, depth))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void neighbours_out_of_range_are_refused(int k) {
        assertThatThrownBy(() -> new NearestNeighbours(k))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + k);
    }
}
