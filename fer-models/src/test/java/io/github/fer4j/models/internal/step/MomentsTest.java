package io.github.fer4j.models.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void two_halves_give_the_mean_and_the_variance_of_the_whole() {
        int channels = 3;
        int positions = 1000;
        float[] x = new float[channels * positions];
        Random random = new Random(5);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (100 * (i % channels) + random.nextGaussian()); // a mean far above the deviation
        }
        FloatBuffer buffer = FloatBuffer.wrap(x);
        Moments both = Moments.of(buffer, 0, 300, channels, 60).and(Moments.of(buffer, 900, 700, channels, 60));
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double square = 0;
            for (int p = 0; p < positions; p++) {
                sum += x[p * channels + c];
                square += (double) x[p * channels + c] * x[p * channels + c];
            }
            double mean = sum / positions;
            assertThat(both.mean()[c]).isCloseTo(mean, within(1e-5));
            assertThat(both.variance(c)).isCloseTo(square / positions - mean * mean, within(1e-4));
        }
    }
}
