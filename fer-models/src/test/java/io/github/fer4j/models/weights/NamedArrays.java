package io.github.fer4j.models.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * The named arrays of a file, drawn at random when a reference net first asks for them: so names, shapes and order of a
 * fixture are what the reference says, and not what the code under test thinks.
 */
final class NamedArrays {
    /** An array in the arrangement of its file. */
    record Entry(int[] shape, float[] values) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Random random;

    NamedArrays(long seed) {
        random = new Random(seed);
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Weights, small enough for the fan-in that signals neither die nor explode. */
    float[] weights(String name, int fanIn, int... shape) {
        return draw(name, shape, () -> random.nextGaussian() * Math.sqrt(2.0 / fanIn));
    }

    float[] around(String name, double middle, double spread, int... shape) {
        return draw(name, shape, () -> middle + spread * (2 * random.nextDouble() - 1));
    }

    /** Variances, one in eight below every epsilon. */
    float[] variances(String name, int... shape) {
        return draw(name, shape, () -> random.nextInt(8) == 0 ? 1e-4 * random.nextDouble() : 0.3 + random.nextDouble());
    }

    /** Gammas that leave signals as large as they are, also where the variance is next to nothing. */
    float[] gammas(String name, float[] variances) {
        int[] at = {0};
        return draw(
                name,
                new int[] {variances.length},
                () -> (0.8 + 0.6 * (random.nextDouble() - 0.5)) * Math.sqrt(variances[at[0]++] + 1e-5));
    }

    private float[] draw(String name, int[] shape, DoubleSupplier source) {
        return entries.computeIfAbsent(name, n -> {
                    float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) source.getAsDouble();
                    }
                    return new Entry(shape, values);
                })
                .values();
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
