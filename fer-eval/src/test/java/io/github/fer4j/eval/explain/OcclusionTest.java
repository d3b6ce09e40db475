package io.github.fer4j.eval.explain;

import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.SaliencyMap;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcclusionTest {
    private static final LabelSet LABELS = LabelSet.of(HAPPINESS, FEAR);

    /** Happiness as a function of the image, fear as the rest. */
    private static final class Seeing implements Classifier {
        private final ToDoubleFunction<Image> happiness;
        private final List<Image> seen = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();

        Seeing(ToDoubleFunction<Image> happiness) {
            this.happiness = happiness;
        }

        /** Nothing but the level of one pixel. */
        static Seeing pixel(int y, int x) {
            return new Seeing(face -> face.get(y, x, 0) / 255.0);
        }

        @Override
        public LabelSet labels() {
            return LABELS;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            seen.addAll(faces);
            batches.add(faces.size());
            return faces.stream()
                    .map(happiness::applyAsDouble)
                    .map(p -> Scores.of(LABELS, p, 1 - p))
                    .toList();
        }
    }

    private static Image black(int height, int width) {
        return Image.gray(height, width, new byte[height * width]);
    }

    private static Image white(int height, int width) {
        byte[] pixels = new byte[height * width];
        Arrays.fill(pixels, (byte) 255);
        return Image.gray(height, width, pixels);
    }

    @Test
    void a_classifier_that_looks_at_one_pixel_is_explained_by_that_pixel() {
        // Patches of 2x2 pixels, 1 pixel apart, on 8x8.
        SaliencyMap map = Occlusion.of(Seeing.pixel(3, 4))
                .patch(0.25)
                .stride(0.125)
                .fill(0)
                .explain(white(8, 8), HAPPINESS);
        assertThat(map.score()).isEqualTo(1);
        assertThat(map.at(3, 4)).isEqualTo(1);
        // Of the four patches that cover the pixel's neighbour two cover the pixel as well; of the diagonal one's, one.
        assertThat(map.at(3, 5)).isEqualTo(0.5f);
        assertThat(map.at(2, 4)).isEqualTo(0.5f);
        assertThat(map.at(4, 5)).isEqualTo(0.25f);
        assertThat(map.at(3, 6)).isZero();
        assertThat(map.at(0, 0)).isZero();
    }

    @Test
    void covering_what_speaks_against_a_label_is_below_zero() {
        SaliencyMap map = Occlusion.of(Seeing.pixel(3, 4)).fill(0).explain(white(8, 8), FEAR);
        assertThat(map.score()).isZero();
        assertThat(map.at(3, 4)).isEqualTo(-1);
        assertThat(map.largest()).isZero();
    }

    @Test
    void without_a_label_the_most_probable_one_is_explained() {
        assertThat(Occlusion.of(Seeing.pixel(0, 0)).explain(black(8, 8)).label())
                .isEqualTo(FEAR);
        assertThat(Occlusion.of(Seeing.pixel(0, 0)).explain(white(8, 8)).label())
                .isEqualTo(HAPPINESS);
    }

    @Test
    void patches_have_the_mean_colour_of_the_face_unless_told() {
        byte[] rgb = new byte[4 * 4 * 3];
        for (int i = 0; i < 16; i++) {
            rgb[3 * i] = (byte) (i < 8 ? 200 : 100);
            rgb[3 * i + 2] = 9;
        }
        Seeing classifier = Seeing.pixel(0, 0);
        Occlusion.of(classifier).patch(1).explain(Image.rgb(4, 4, rgb), FEAR);
        Image covered = classifier.seen.get(1);
        assertThat(List.of(covered.get(2, 2, 0), covered.get(2, 2, 1), covered.get(2, 2, 2)))
                .containsExactly(150, 0, 9);

        Occlusion.of(classifier).patch(1).fill(77).explain(Image.rgb(4, 4, rgb), FEAR);
        assertThat(classifier.seen.get(3)).isEqualTo(gray77());
    }

    private static Image gray77() {
        byte[] rgb = new byte[4 * 4 * 3];
        Arrays.fill(rgb, (byte) 77);
        return Image.rgb(4, 4, rgb);
    }

    @Test
    void the_standard_is_169_patches_in_batches_of_64() {
        Seeing classifier = Seeing.pixel(0, 0);
        Occlusion.of(classifier).explain(white(48, 48), FEAR);
        assertThat(classifier.batches).containsExactly(1, 64, 64, 41);
    }

    /** Against the plainest way to say it: for every pixel, all patches, those that cover it. */
    @Property(tries = 60)
    void each_pixel_is_the_mean_fall_over_the_patches_that_cover_it(
            @ForAll @IntRange(min = 1, max = 13) int height,
            @ForAll @IntRange(min = 1, max = 13) int width,
            @ForAll @IntRange(min = 1, max = 10) int tenthsOfPatch,
            @ForAll @IntRange(min = 1, max = 10) int tenthsOfStride,
            @ForAll Random random) {
        byte[] pixels = new byte[height * width];
        random.nextBytes(pixels);
        Image face = Image.gray(height, width, pixels);
        double[] weights = random.doubles(pixels.length).toArray();
        ToDoubleFunction<Image> weighed = image -> {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * image.get(i / width, i % width, 0);
            }
            return sum / weights.length / 255;
        };
        double patch = tenthsOfPatch / 10.0;
        double stride = tenthsOfStride / 10.0;
        SaliencyMap map = Occlusion.of(new Seeing(weighed))
                .patch(patch)
                .stride(stride)
                .fill(30)
                .explain(face, HAPPINESS);

        int patchHeight = (int) Math.max(1, Math.round(patch * height));
        int patchWidth = (int) Math.max(1, Math.round(patch * width));
        int down = Math.min(patchHeight, (int) Math.max(1, Math.round(stride * height)));
        int across = Math.min(patchWidth, (int) Math.max(1, Math.round(stride * width)));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int count = 0;
                for (int top = 0; top <= height - patchHeight; top++) {
                    for (int left = 0; left <= width - patchWidth; left++) {
                        boolean used = (top % down == 0 || top == height - patchHeight)
                                && (left % across == 0 || left == width - patchWidth);
                        boolean covers = y >= top && y < top + patchHeight && x >= left && x < left + patchWidth;
                        if (used && covers) {
                            byte[] covered = pixels.clone();
                            for (int i = 0; i < patchHeight * patchWidth; i++) {
                                covered[(top + i / patchWidth) * width + left + i % patchWidth] = 30;
                            }
                            sum += weighed.applyAsDouble(face)
                                    - weighed.applyAsDouble(Image.gray(height, width, covered));
                            count++;
                        }
                    }
                }
                assertThat((double) map.at(y, x)).isCloseTo(sum / count, within(1e-6));
            }
        }
    }

    @Test
    void a_label_that_the_classifier_does_not_know_is_refused_before_any_work() {
        Seeing classifier = Seeing.pixel(0, 0);
        assertThatThrownBy(() -> Occlusion.of(classifier).explain(white(8, 8), NEUTRAL))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("neutral");
        assertThat(classifier.seen).isEmpty();
    }

    @Test
    void a_classifier_that_leaves_images_out_is_reported() {
        Classifier lazy = new Classifier() {
            @Override
            public LabelSet labels() {
                return LABELS;
            }

            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                return List.of(Scores.certain(LABELS, FEAR));
            }
        };
        assertThatThrownBy(() -> Occlusion.of(lazy).explain(white(8, 8)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("1 answers to 49 images");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void a_share_out_of_range_is_refused(double share) {
        Occlusion occlusion = Occlusion.of(Seeing.pixel(0, 0));
        assertThatThrownBy(() -> occlusion.patch(share))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + share);
        assertThatThrownBy(() -> occlusion.stride(share))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + share);
    }

    @Test
    void a_stride_that_would_take_for_ever_and_a_gray_that_is_none_are_refused() {
        Occlusion occlusion = Occlusion.of(Seeing.pixel(0, 0));
        assertThatThrownBy(() -> occlusion.stride(0.001)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> occlusion.fill(256))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 256");
        assertThatThrownBy(() -> occlusion.fill(-1)).isInstanceOf(InvalidArgumentException.class);
    }
}
