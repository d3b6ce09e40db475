package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTimeAugmentationTest {
    private static final LabelSet TWO = LabelSet.of(Emotion.ANGER, Emotion.HAPPINESS);

    /** Gives anger the level of the first pixel, as a share of 255, and valence the same; notes what it saw. */
    private static final class FirstPixel implements Classifier {
        private final List<Image> seen = new ArrayList<>();
        private int largestBatch;
        private int closed;

        @Override
        public LabelSet labels() {
            return TWO;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            seen.addAll(faces);
            largestBatch = Math.max(largestBatch, faces.size());
            return faces.stream()
                    .map(face -> face.get(0, 0, 0) / 255.0)
                    .map(level -> Scores.of(TWO, level, 1 - level).withValenceArousal(new ValenceArousal(level, 0)))
                    .toList();
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static Image noise(int height, int width, Random random) {
        byte[] bytes = new byte[height * width];
        random.nextBytes(bytes);
        return Image.gray(height, width, bytes);
    }

    @Test
    void flip_is_the_mean_over_the_face_and_its_mirror_image() {
        Image face = Image.gray(1, 3, new byte[] {51, 7, (byte) 153});
        Scores scores = TestTimeAugmentation.flip(new FirstPixel()).classify(face);
        assertThat(scores.of(Emotion.ANGER)).isCloseTo((0.2 + 0.6) / 2, within(1e-15));
        assertThat(scores.valenceArousal().orElseThrow().valence()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void ten_crops_are_corners_and_centre_and_their_mirror_images() {
        byte[] levels = new byte[100];
        for (int i = 0; i < 100; i++) {
            levels[i] = (byte) i;
        }
        FirstPixel classifier = new FirstPixel();
        // 10x10 pixels with the levels 10 y + x; parts of 8x8 begin at 0, 1 and 2.
        Scores scores = TestTimeAugmentation.tenCrops(classifier, 0.8).classify(Image.gray(10, 10, levels));
        assertThat(classifier.seen).allMatch(view -> view.width() == 8 && view.height() == 8);
        assertThat(classifier.seen)
                .extracting(view -> view.get(0, 0, 0))
                .containsExactlyInAnyOrder(0, 2, 20, 22, 11, 7, 9, 27, 29, 18);
        assertThat(scores.of(Emotion.ANGER))
                .isCloseTo((0 + 2 + 20 + 22 + 11 + 7 + 9 + 27 + 29 + 18) / 10.0 / 255, within(1e-15));
    }

    @Property(tries = 200)
    void a_mirror_image_gets_the_same_scores(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = 1, max = 30) int width) {
        Image face = noise(height, width, new Random(seed));
        Classifier flip = TestTimeAugmentation.flip(new FirstPixel());
        assertThat(flip.classify(face.flipped())).isEqualTo(flip.classify(face));
        Classifier crops = TestTimeAugmentation.tenCrops(new FirstPixel(), 0.5 + new Random(seed).nextDouble() / 2);
        assertThat(crops.classify(face.flipped())).isEqualTo(crops.classify(face));
    }

    @Test
    void many_faces_keep_their_order_and_go_in_batches() {
        Random random = new Random(3);
        List<Image> faces =
                IntStream.range(0, 70).mapToObj(i -> noise(4, 5, random)).toList();
        FirstPixel classifier = new FirstPixel();
        Classifier crops = TestTimeAugmentation.tenCrops(classifier, 0.9);
        List<Scores> alone = faces.stream().map(crops::classify).toList();
        assertThat(crops.classifyAll(faces)).isEqualTo(alone);
        assertThat(classifier.largestBatch).isLessThanOrEqualTo(256);
        assertThat(crops.classifyAll(List.of())).isEmpty();
    }

    @Test
    void it_goes_with_an_ensemble_both_ways() {
        Random random = new Random(5);
        Image face = noise(6, 6, random);
        Scores inside = Ensemble.of(
                        TestTimeAugmentation.flip(new FirstPixel()), TestTimeAugmentation.flip(new FirstPixel()))
                .classify(face);
        Scores outside = TestTimeAugmentation.flip(Ensemble.of(new FirstPixel(), new FirstPixel()))
                .classify(face);
        assertThat(inside.toArray()).containsExactly(outside.toArray(), within(1e-15));
    }

    @Test
    void closing_it_closes_the_classifier() {
        FirstPixel classifier = new FirstPixel();
        TestTimeAugmentation.flip(classifier).close();
        assertThat(classifier.closed).isEqualTo(1);
        assertThatThrownBy(() -> TestTimeAugmentation.flip(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.49, 1.01, -1, Double.NaN})
    void a_share_out_of_range_is_refused(double share) {
        assertThatThrownBy(() -> TestTimeAugmentation.tenCrops(new FirstPixel(), share))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(String.valueOf(share));
    }
}
