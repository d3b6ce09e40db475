package io.github.fer4j.benchmarks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What the child JVM of a contender of {@link ZooSpeed} does. Arguments: net, file of its {@link NetPlan}, images a batch,
 * seconds of warm-up, seconds timed, the last two for training and again for inference.
 */
final class NetMain {
    /** How many images a second are classified. */
    static final String INFERENCE = "inference images/s";

    private static final int FEWEST_BATCHES = 2;

    private NetMain() {}

    /**
     * What a contender is told.
     *
     * @param net in the zoo
     * @param file the plan
     * @param batch to train on
     */
    record Task(String net, Path file, ImageBatch batch) {}

    static void run(String[] arguments, Function<Task, NetContender> builder) {
        NetPlan plan = NetPlan.read(Path.of(arguments[1]));
        ImageBatch batch = ImageBatch.random(Integer.parseInt(arguments[2]), plan.channels(), plan.side());
        Effort warmUp = new Effort(FEWEST_BATCHES, Double.parseDouble(arguments[3]));
        Effort timed = new Effort(FEWEST_BATCHES, Double.parseDouble(arguments[4]));
        try (NetContender contender = builder.apply(new Task(arguments[0], Path.of(arguments[1]), batch))) {
            warmUp.spendOn(contender);
            double processorTime = Machine.processorSeconds();
            Effort.Spent training = timed.spendOn(contender);
            processorTime = Machine.processorSeconds() - processorTime;
            Contender inference = new Inference(contender);
            warmUp.spendOn(inference);
            Effort.Spent classified = timed.spendOn(inference);
            contender.facts().forEach(Facts::tell);
            Facts.tell(Facts.PARAMETERS, Long.toString(contender.parameters()));
            Facts.tell("last loss", String.format(Locale.ROOT, "%.3f", training.loss()));
            int images = training.batches() * batch.size();
            Facts.tell(Facts.CPU_TIME, String.format(Locale.ROOT, "%.3f", 1000 * processorTime / images));
            Facts.tell(Facts.IMAGES_PER_SECOND, Double.toString(images / training.seconds()));
            Facts.tell(INFERENCE, Double.toString(classified.batches() * batch.size() / classified.seconds()));
        }
        // Libraries leave threads behind that are no daemons.
        System.exit(0);
    }

    /** Classifying instead of training. */
    private record Inference(NetContender contender) implements Contender {
        @Override
        public double step() {
            contender.infer();
            return 0;
        }

        @Override
        public long parameters() {
            return contender.parameters();
        }

        @Override
        public Map<String, String> facts() {
            return contender.facts();
        }

        @Override
        public void close() {
            // Closed by whoever opened the contender.
        }
    }
}
