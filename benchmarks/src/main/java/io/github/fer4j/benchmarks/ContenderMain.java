package io.github.fer4j.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.BiFunction;

/** What the child JVM of a contender does. Arguments: net, images a batch, seconds of warm-up, seconds timed; more are the contender's own. */
final class ContenderMain {
    /** Even a slow contender does so many batches, warm-up and timed alike. */
    private static final int FEWEST_BATCHES = 3;

    private ContenderMain() {}

    static void run(String[] arguments, BiFunction<String, Workload, Contender> builder) {
        Workload workload = Workload.random(Integer.parseInt(arguments[1]));
        try (Contender contender = builder.apply(arguments[0], workload)) {
            Effort warmUp = new Effort(FEWEST_BATCHES, Double.parseDouble(arguments[2]));
            Effort timed = new Effort(FEWEST_BATCHES, Double.parseDouble(arguments[3]));
            warmUp.spendOn(contender);
            double processorTime = Machine.processorSeconds();
            Effort.Spent spent = timed.spendOn(contender);
            processorTime = Machine.processorSeconds() - processorTime;
            contender.facts().forEach(Facts::tell);
            Facts.tell(
                    "JVM flags",
                    String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
            Facts.tell("peak memory", Machine.peakMemory());
            // Falls towards 0 the longer it trains, since the batch is always the same: a sign that it does train.
            Facts.tell("last loss", String.format(Locale.ROOT, "%.3f", spent.loss()));
            Facts.tell(Facts.PARAMETERS, Long.toString(contender.parameters()));
            Facts.tell(Facts.BATCHES, Integer.toString(spent.batches()));
            int images = spent.batches() * workload.size();
            Facts.tell(Facts.CPU_TIME, String.format(Locale.ROOT, "%.3f", 1000 * processorTime / images));
            Facts.tell(Facts.IMAGES_PER_SECOND, Double.toString(images / spent.seconds()));
        }
        // Libraries leave threads behind that are no daemons.
        System.exit(0);
    }
}
