package io.github.fer4j.examples;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.LabelSet;
import io.github.fer4j.data.source.CrowdAnswers;
import io.github.fer4j.noise.aggregate.Aggregation;
import io.github.fer4j.noise.aggregate.Aggregator;
import io.github.fer4j.noise.aggregate.ClassPrior;
import io.github.fer4j.noise.aggregate.DawidSkene;
import io.github.fer4j.noise.aggregate.Glad;
import io.github.fer4j.noise.aggregate.Mace;
import io.github.fer4j.noise.aggregate.MajorityVote;
import io.github.fer4j.noise.aggregate.OneCoinDawidSkene;
import io.github.fer4j.noise.aggregate.Reliability;
import io.github.fer4j.noise.aggregate.TieRule;
import io.github.fer4j.noise.aggregate.Wawa;
import io.github.fer4j.noise.agreement.Agreement;
import io.github.fer4j.noise.agreement.CohenKappas;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Aggregates the answers of a crowd by every method that needs nothing else, and measures how far the crowd agrees. */
@Command(
        name = "AggregateVotes",
        mixinStandardHelpOptions = true,
        description = "Prints what each method makes of a crowd's answers, with accuracy where the truth is known, the"
                + " workers that Dawid-Skene trusts least, and the agreement of the crowd.")
public final class AggregateVotes implements Callable<Integer> {
    private static final int LEAST_TRUSTED = 5;

    @Parameters(index = "0", paramLabel = "ANSWERS", description = "csv with the columns item, worker and label")
    private Path answers;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TRUTH", description = "csv with the columns item and truth")
    private Path truth;

    @Option(
            names = "--labels",
            split = ",",
            description = "what could be answered, in the order of the class numbers, such as neutral,happy,sad,angry")
    private List<String> labels;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AggregateVotes()).execute(arguments));
    }

    @Override
    public Integer call() {
        CrowdVotes votes = read();
        System.out.println(votes);
        System.out.println();
        methods(votes);
        leastTrusted(votes);
        System.out.println(Agreement.of(votes));
        System.out.println(CohenKappas.of(votes));
        return 0;
    }

    private CrowdVotes read() {
        CrowdAnswers reader = CrowdAnswers.longForm(answers);
        if (labels != null) {
            reader = reader.labels(LabelSet.ofNames(labels));
        }
        return (truth == null ? reader : reader.truth(truth)).load();
    }

    private void methods(CrowdVotes votes) {
        Aggregation majority = new MajorityVote().aggregate(votes);
        System.out.printf("%-34s%11s%11s%12s%12s%n", "method", "accuracy", "expected", "iterations", "relabelled");
        aggregators().forEach((name, method) -> {
            Aggregation made = method.aggregate(votes);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s%11s%11s%12d%12d%n",
                    name,
                    truth == null
                            ? "-"
                            : percent(made.accuracy(TieRule.lowestClass()).value()),
                    truth == null ? "-" : percent(made.expectedAccuracy().value()),
                    made.convergence().iterations(),
                    IntStream.range(0, votes.items().size())
                            .filter(item -> !made.label(item, TieRule.lowestClass())
                                    .equals(majority.label(item, TieRule.lowestClass())))
                            .count());
        });
        System.out.println("(accuracy: ties to the lowest class; expected: ties broken at random, exactly;"
                + " relabelled: items unlike the majority)");
        System.out.println();
    }

    private static Map<String, Aggregator> aggregators() {
        Map<String, Aggregator> methods = new LinkedHashMap<>();
        methods.put("majority vote", new MajorityVote());
        methods.put("Wawa", new Wawa());
        methods.put("Dawid-Skene", DawidSkene.builder().build());
        methods.put(
                "Dawid-Skene, tolerance 1e-9",
                DawidSkene.builder().tolerance(1e-9).build());
        methods.put(
                "Dawid-Skene, smoothing 0.1",
                DawidSkene.builder().smoothing(0.1).build());
        methods.put("one-coin (ZenCrowd)", OneCoinDawidSkene.builder().build());
        methods.put(
                "one-coin, class prior learned",
                OneCoinDawidSkene.builder().classPrior(ClassPrior.LEARNED).build());
        methods.put("GLAD", Glad.builder().build());
        methods.put("MACE", Mace.builder().build());
        return methods;
    }

    private static void leastTrusted(CrowdVotes votes) {
        Reliability reliability = DawidSkene.builder()
                .smoothing(0.1)
                .build()
                .aggregate(votes)
                .reliability()
                .orElseThrow();
        System.out.println("least trusted by Dawid-Skene, smoothing 0.1:");
        reliability.workers().stream()
                .sorted(Comparator.comparingDouble(reliability::accuracy))
                .limit(LEAST_TRUSTED)
                .forEach(worker -> System.out.printf(
                        Locale.ROOT, "  %s right in %s%n", worker, percent(reliability.accuracy(worker))));
        System.out.println();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
