package io.github.fer4j.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the tests of imports share. */
final class Fixtures {
    static final double[] MEAN = {0.485, 0.456, 0.406};
    static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private Fixtures() {}

    static Image image(int height, int width, int channels) {
        byte[] samples = new byte[height * width * channels];
        new Random(11).nextBytes(samples);
        return channels == 1 ? Image.gray(height, width, samples) : Image.rgb(height, width, samples);
    }

    static NetSpec rgb(NetSpec net, int height, int width, int classes) {
        return net.classes(classes(classes))
                .input(new Preprocessing(height, width, 3, Interpolation.BILINEAR, Normalisation.unit()));
    }

    static LabelSet classes(int count) {
        return LabelSet.of(IntStream.range(0, count)
                .mapToObj(i -> Emotion.of("class-" + i))
                .toList());
    }

    interface Level {
        /** From a sample of 0 to 255 and its channel, red first, to what a net takes. */
        double of(int sample, int channel);
    }

    static double torch(int sample, int channel) {
        return (sample / 255.0 - MEAN[channel]) / DEVIATION[channel];
    }

    /** An image as a reference takes it; gray ones with three equal channels. */
    static Maps maps(Image image, Level level, boolean blueFirst) {
        byte[] samples = image.toByteArray();
        int pixels = image.height() * image.width();
        double[] values = new double[3 * pixels];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < pixels; i++) {
                int sample = samples[image.channels() == 1 ? i : 3 * i + c] & 0xff;
                values[(blueFirst ? 2 - c : c) * pixels + i] = level.of(sample, c);
            }
        }
        return new Maps(values, 3, image.height(), image.width());
    }

    /** What the imported net gives for an image, from the bytes on: its own preprocessing is part of the test. */
    static float[] logits(ImportedNet imported, Image image) {
        Preprocessing input = imported.spec().preprocessing();
        ComputationGraph net = Zoo.build(imported.spec());
        try (INDArray parameters = Nd4j.createFromArray(imported.parameters());
                INDArray values = Nd4j.createFromArray(input.apply(image))) {
            net.params().assign(parameters.reshape(1, parameters.length()));
            return net.outputSingle(values.reshape('c', 1, input.channels(), input.height(), input.width()))
                    .toFloatVector();
        } finally {
            net.close();
        }
    }

    /** Within 1e-4 of the largest value. */
    static void assertSame(float[] actual, Maps expected) {
        double[] values = expected.values();
        assertThat(actual).hasSize(values.length);
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isBetween(1e-3, 1e6);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) actual[i]).as("logit " + i).isCloseTo(values[i], within(1e-4 * largest));
        }
    }
}
