package io.github.fer4j.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the child JVM of a contender of {@link FerSpeed} does. Arguments: the contender's engine, the model file, the file of
 * its {@link NetPlan}, the side of the crops, how many there are, whether they go through one by one or all at once, threads,
 * seconds of warm-up, seconds timed.
 */
final class CropMain {
    /** Half of the calls took no longer, in milliseconds. */
    static final String P50 = "p50 ms";

    /** Of a hundred calls, 99 took no longer, in milliseconds. */
    static final String P99 = "p99 ms";

    /** What the net says of the first crop: a contender that computes something else is not compared. */
    static final String ANSWER = "answer";

    private static final int FEWEST_CALLS = 10;
    private static final int MOST_CALLS = 1 << 20;

    private CropMain() {}

    /** How crops go through. */
    enum Mode {
        /** One by one. */
        SINGLE,
        /** All at once. */
        BATCH
    }

    /**
     * What a contender is told.
     *
     * @param engine of those that have several
     * @param model card and weights, for those that know fer4j
     * @param plan of the net, for those that do not
     * @param crops to classify
     * @param mode how they go through
     * @param threads to use at most
     */
    record Task(String engine, Path model, Path plan, Crops crops, Mode mode, int threads) {}

    static void run(String[] arguments, Function<Task, CropClassifier> builder) {
        Task task = new Task(
                arguments[0],
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Crops.random(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[3])),
                Mode.valueOf(arguments[5]),
                Integer.parseInt(arguments[6]));
        try (CropClassifier contender = builder.apply(task)) {
            measure(contender, task, Double.parseDouble(arguments[7]), Double.parseDouble(arguments[8]));
        }
        // Libraries leave threads behind that are no daemons.
        System.exit(0);
    }

    /** Warms up, measures, and tells. */
    static void measure(CropClassifier contender, Task task, double warmUp, double seconds) {
        times(contender, task, warmUp);
        double processorTime = Machine.processorSeconds();
        double[] times = times(contender, task, seconds);
        processorTime = Machine.processorSeconds() - processorTime;
        double total = Arrays.stream(times).sum();
        int images =
                times.length * (task.mode() == Mode.SINGLE ? 1 : task.crops().count());
        Arrays.sort(times);
        Facts.tell(P50, Double.toString(1000 * share(times, 0.5)));
        Facts.tell(P99, Double.toString(1000 * share(times, 0.99)));
        Facts.tell(Facts.IMAGES_PER_SECOND, Double.toString(images / total));
        Facts.tell(Facts.CPU_TIME, Double.toString(1000 * processorTime / images));
        Facts.tell(Facts.PARAMETERS, Long.toString(contender.parameters()));
        Facts.tell(
                ANSWER,
                Arrays.stream(contender.single(0))
                        .mapToObj(p -> String.format(Locale.ROOT, "%.6f", p))
                        .collect(Collectors.joining(" ")));
        contender.facts().forEach(Facts::tell);
    }

    /** The seconds of each call. */
    private static double[] times(CropClassifier contender, Task task, double seconds) {
        double[] times = new double[MOST_CALLS];
        long begin = System.nanoTime();
        int calls = 0;
        while (calls < MOST_CALLS && (calls < FEWEST_CALLS || Effort.secondsSince(begin) < seconds)) {
            long start = System.nanoTime();
            double[] answer = task.mode() == Mode.SINGLE
                    ? contender.single(calls % task.crops().count())
                    : contender.batch()[task.crops().count() - 1];
            times[calls++] = Effort.secondsSince(start);
            if (!Double.isFinite(answer[0])) {
                throw new IllegalStateException("probabilities are finite, got " + Arrays.toString(answer));
            }
        }
        return Arrays.copyOf(times, calls);
    }

    /** The smallest figure that this share of the figures does not exceed. */
    static double share(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
