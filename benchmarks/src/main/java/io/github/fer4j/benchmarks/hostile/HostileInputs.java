package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.benchmarks.hostile.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Gives fer4j thousands of damaged, lying and oversized images and models, in a child JVM of little heap. Each must end in a
 * result or a {@link io.github.fer4j.FerException}, in bounded time and memory; whatever else happens is printed with what makes
 * it again, and the exit status is 1.
 */
@Command(
        name = "HostileInputs",
        mixinStandardHelpOptions = true,
        description = "Tries hostile images and models; prints a table by kind, and what failed.")
public final class HostileInputs implements Callable<Integer> {
    @Option(names = "--inputs", defaultValue = "10000", description = "how many (default: ${DEFAULT-VALUE})")
    private int inputs;

    @Option(names = "--seed", defaultValue = "1", description = "of all random numbers (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--from", defaultValue = "0", description = "the first one's index (default: ${DEFAULT-VALUE})")
    private int from;

    @Option(names = "--heap", defaultValue = "1g", description = "of the child JVM (default: ${DEFAULT-VALUE})")
    private String heap;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "of a processor that an input may take, its making included; by the clock ten times as many"
                    + " (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--only", defaultValue = "", description = "those of them whose kind's name has this in it")
    private String only;

    @Option(names = "--verbose", description = "prints what came of each input")
    private boolean verbose;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HostileInputs()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        System.out.printf(
                "%d inputs from %d, seed %d; child JVM with -Xmx%s; at most %d s of a processor each%n",
                inputs, from, seed, heap, seconds);
        Tally tally = new Tally(new HostileKinds().all());
        HostileRun.Patience patience =
                new HostileRun.Patience(Duration.ofSeconds(seconds), Duration.ofSeconds(10L * seconds));
        long start = System.nanoTime();
        new HostileRun(this::child, patience, end -> {
                    tally.add(end);
                    if (verbose) {
                        System.out.printf(
                                "%d\t%s\t%d ms\t%s: %s%n",
                                end.index(),
                                end.kind(),
                                end.milliseconds(),
                                end.verdict().what(),
                                end.verdict().detail().lines().findFirst().orElse(""));
                    }
                })
                .run(from, Math.addExact(from, inputs));
        System.out.println(tally);
        System.out.printf(Locale.ROOT, "%.0f s in all%n", (System.nanoTime() - start) / 1e9);
        for (HostileLine.End failure : tally.failures()) {
            System.out.printf(
                    "%nFAILURE: input %d, %s: %s%n%s%nagain: --seed %d --from %d --inputs 1 --heap %s%n",
                    failure.index(),
                    failure.kind(),
                    failure.verdict().what(),
                    failure.verdict().detail(),
                    seed,
                    failure.index(),
                    heap);
        }
        int failures = tally.count(Outcome.FAILURE);
        System.out.println(failures == 0 ? "no failures" : failures + " failures");
        return failures == 0 ? 0 : 1;
    }

    private Process child(int begin, int end) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                HostileChild.class.getName(),
                Long.toString(seed),
                Integer.toString(begin),
                Integer.toString(end),
                only);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
