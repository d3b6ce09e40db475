package io.github.fer4j.benchmarks;

import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import io.github.fer4j.spi.EngineProvider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What a child JVM of {@link StartUp} does: opens a model, classifies something once and tells so, then classifies it many
 * times. Arguments: a model file or nothing for the bundled model, a photo or nothing for a crop, the number of calls, an engine
 * or nothing for the first choice.
 */
final class FirstResult {
    /** The moment of this fact is the result. */
    static final String FIRST = "first result";

    /** Half of the later calls took no longer, in milliseconds. */
    static final String P50 = "p50 ms";

    /** Of a hundred later calls, 99 took no longer, in milliseconds. */
    static final String P99 = "p99 ms";

    private FirstResult() {}

    /** @param arguments see the class */
    public static void main(String[] arguments) {
        String photo = arguments[1];
        try (Fer fer = open(arguments[0], photo, arguments[3])) {
            Function<Fer, FerResult> input = input(photo);
            FerResult result = input.apply(fer);
            // A photo without a face would never reach the net.
            Facts.tell(FIRST, result.primary().orElseThrow().expression().toString());
            int calls = Integer.parseInt(arguments[2]);
            if (calls == 0) {
                return;
            }
            milliseconds(calls, fer, input);
            double[] sorted = milliseconds(calls, fer, input);
            Arrays.sort(sorted);
            Facts.tell(P50, share(sorted, 0.5));
            Facts.tell(P99, share(sorted, 0.99));
            Facts.tell("peak memory", Machine.peakMemory());
        }
    }

    private static Fer open(String model, String photo, String engine) {
        Fer.Builder builder = Fer.builder();
        if (!engine.isEmpty()) {
            builder.engine(ServiceLoader.load(EngineProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.name().equals(engine))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no engine '" + engine + "'")));
        }
        if (!model.isEmpty()) {
            builder.model(Path.of(model));
        }
        return photo.isEmpty() ? builder.detector(FaceDetectors.none()).build() : builder.build();
    }

    private static Function<Fer, FerResult> input(String photo) {
        if (!photo.isEmpty()) {
            Path file = Path.of(photo);
            return fer -> fer.classify(file);
        }
        byte[] pixels = new byte[Workload.SIDE * Workload.SIDE];
        new SplittableRandom(42).nextBytes(pixels);
        Image crop = Image.gray(Workload.SIDE, Workload.SIDE, pixels);
        return fer -> fer.classify(crop);
    }

    private static double[] milliseconds(int calls, Fer fer, Function<Fer, FerResult> input) {
        double[] times = new double[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            input.apply(fer);
            times[i] = 1000 * Effort.secondsSince(start);
        }
        return times;
    }

    /** The smallest figure that this share of the figures does not exceed. */
    private static String share(double[] sorted, double share) {
        return String.format(Locale.ROOT, "%.2f", sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }
}
