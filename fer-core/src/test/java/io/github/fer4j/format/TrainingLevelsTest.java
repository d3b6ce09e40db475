package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** {@link Preprocessing#withNormalisationOf}. */
class TrainingLevelsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Preprocessing of(int height, int width, int channels) {
        return new Preprocessing(height, width, channels, Interpolation.AREA, Normalisation.perImage());
    }

    private static FerDataset data(ImageSource... images) {
        List<Sample> samples = new ArrayList<>();
        for (ImageSource image : images) {
            samples.add(Sample.builder("faces.csv:" + (samples.size() + 2), image)
                    .split(Split.TRAIN)
                    .build());
        }
        return FerDataset.of("faces", LabelSet.EKMAN_7, samples);
    }

    @Test
    void mean_and_deviation_are_those_of_all_pixels_together() {
        // 0, 1, 0.2 and 0.8: mean 0.5, variance (0.25 + 0.25 + 0.09 + 0.09) / 4 = 0.17.
        Normalisation measured = of(1, 2, 1)
                .withNormalisationOf(data(TestImages.gray(1, 2, 0, 255), TestImages.gray(1, 2, 51, 204)))
                .normalisation();
        assertThat(measured.kind()).isEqualTo(Normalisation.Kind.FIXED);
        assertThat(measured.mean()).hasSize(1);
        assertThat(measured.mean().get(0)).isCloseTo(0.5, CLOSE);
        assertThat(measured.deviation().get(0)).isCloseTo(Math.sqrt(0.17), CLOSE);
    }

    @Test
    void each_channel_has_its_own() {
        Normalisation measured = of(1, 2, 3)
                .withNormalisationOf(data(Image.rgb(1, 2, new byte[] {0, 51, -1, -1, 102, -52})))
                .normalisation();
        assertThat(measured.mean()).hasSize(3);
        double[] means = {0.5, 0.3, 0.9};
        double[] deviations = {0.5, 0.1, 0.1};
        for (int c = 0; c < 3; c++) {
            assertThat(measured.mean().get(c)).isCloseTo(means[c], CLOSE);
            assertThat(measured.deviation().get(c)).isCloseTo(deviations[c], CLOSE);
        }
    }

    @Test
    void the_training_images_then_have_mean_zero_and_deviation_one_after_resize_and_filters() {
        FerDataset training = noise(40);
        Preprocessing measured = of(9, 7, 3)
                .withFilters(new GaussianFilter(0.8), new HistogramEqualisation())
                .withNormalisationOf(training);
        double[] sums = new double[3];
        double[] squares = new double[3];
        for (Sample sample : training) {
            float[] values = measured.apply(sample.image().load());
            for (int i = 0; i < values.length; i++) {
                sums[i / 63] += values[i];
                squares[i / 63] += values[i] * values[i];
            }
        }
        for (int c = 0; c < 3; c++) {
            assertThat(sums[c] / (40 * 63)).isCloseTo(0, within(1e-5));
            assertThat(squares[c] / (40 * 63)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void neither_order_nor_threads_change_the_result() {
        FerDataset training = noise(200);
        Preprocessing first = of(5, 5, 3).withNormalisationOf(training);
        for (long seed = 0; seed < 5; seed++) {
            assertThat(of(5, 5, 3).withNormalisationOf(training.shuffled(seed))).isEqualTo(first);
        }
    }

    @Test
    void a_sample_of_another_split_is_named_and_no_image_is_read() {
        ImageSource never = () -> {
            throw new AssertionError("read");
        };
        FerDataset leaking = data(never, never, never)
                .map(sample -> sample.id().endsWith(":3")
                        ? sample.toBuilder().split(Split.TEST).build()
                        : sample);
        assertThatThrownBy(() -> Preprocessing.gray48().withNormalisationOf(leaking))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("training split only, faces.csv:3 is of TEST")
                .hasMessageContaining("split(Split.TRAIN)");
    }

    @Test
    void samples_without_a_split_are_taken_for_training() {
        FerDataset plain = FerDataset.of(
                "plain",
                LabelSet.EKMAN_7,
                List.of(Sample.builder("a", TestImages.gray(1, 2, 0, 255)).build()));
        assertThat(of(1, 2, 1).withNormalisationOf(plain).normalisation())
                .isEqualTo(new Normalisation(Normalisation.Kind.FIXED, 0.5, 0.5));
    }

    @Test
    void no_samples_and_only_blank_ones_are_refused_by_name() {
        assertThatThrownBy(() -> Preprocessing.gray48().withNormalisationOf(data()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'faces' has none");
        assertThatThrownBy(() -> of(1, 1, 1).withNormalisationOf(data(TestImages.flat(2, 2, 1, 77))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("all pixels of 'faces' are 77");
    }

    @Test
    void an_image_that_cannot_be_read_is_named() {
        ImageSource broken = () -> {
            throw new UnreadableImageException("b.jpg is empty");
        };
        assertThatThrownBy(() -> Preprocessing.gray48().withNormalisationOf(data(TestImages.noise(3, 3, 1, 1), broken)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("faces.csv:3: the image cannot be measured: b.jpg is empty");
    }

    private static FerDataset noise(int size) {
        ImageSource[] images = new ImageSource[size];
        for (int i = 0; i < size; i++) {
            images[i] = TestImages.noise(4 + i % 9, 3 + i % 7, i % 2 == 0 ? 1 : 3, i);
        }
        return data(images);
    }
}
