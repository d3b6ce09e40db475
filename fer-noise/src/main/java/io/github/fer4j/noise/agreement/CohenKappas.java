package io.github.fer4j.noise.agreement;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Cohen's kappa of every two workers who answered common items. J. Cohen, <i>A Coefficient of Agreement for Nominal
 * Scales</i>, Educational and Psychological Measurement 20(1), 1960, 37-46: with {@code p_o} the share of the common items
 * on which the two agree, and {@code p_e = sum_k a_k b_k} what their own frequencies of answers on these items would give by
 * chance, {@code kappa = (p_o - p_e) / (1 - p_e)}.
 *
 * <p>On few common items a kappa means little; look at {@link Pair#commonItems}. Immutable. Takes time in proportion to the
 * pairs of answers about an item, and memory for each pair of workers.
 */
public final class CohenKappas {
    private final List<Pair> pairs;

    private CohenKappas(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    /**
     * Two workers.
     *
     * @param first the one who came first in the votes
     * @param second the other
     * @param commonItems how many items both answered, at least 1
     * @param observed the share of these on which they agree, in [0, 1]
     * @param kappa at most 1; empty if both gave one and the same answer only, for chance then explains all
     */
    public record Pair(String first, String second, int commonItems, double observed, OptionalDouble kappa) {
        /** Such as {@code w01 and w02: kappa 0.512, agree on 70.0 % of 120 items}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s and %s: kappa %s, agree on %.1f %% of %d items",
                    first,
                    second,
                    kappa.isPresent() ? String.format(Locale.ROOT, "%.3f", kappa.getAsDouble()) : "undefined",
                    100 * observed,
                    commonItems);
        }
    }

    /**
     * The kappas of all pairs of workers with a common item.
     *
     * @param votes who gave which answer
     * @return the kappas
     * @throws InvalidArgumentException if only counts are known
     */
    public static CohenKappas of(CrowdVotes votes) {
        votes.requireWorkers("Cohen's kappa");
        int workers = votes.workers().size();
        int classes = votes.labels().size();
        List<List<int[]>> answersOf = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            answersOf.add(new ArrayList<>());
        }
        for (int i = 0; i < votes.items().size(); i++) {
            for (int a = votes.firstAnswer(i); a < votes.firstAnswer(i + 1); a++) {
                answersOf.get(votes.worker(a)).add(new int[] {i, votes.label(a)});
            }
        }
        List<Pair> pairs = new ArrayList<>();
        // One worker's tables against all others at a time: [other worker, own answer, other's answer].
        int[][] tables = new int[workers][];
        for (int w = 0; w < workers; w++) {
            for (int[] own : answersOf.get(w)) {
                for (int a = votes.firstAnswer(own[0]); a < votes.firstAnswer(own[0] + 1); a++) {
                    int other = votes.worker(a);
                    if (other > w) {
                        if (tables[other] == null) {
                            tables[other] = new int[classes * classes];
                        }
                        tables[other][own[1] * classes + votes.label(a)]++;
                    }
                }
            }
            for (int other = w + 1; other < workers; other++) {
                if (tables[other] != null) {
                    pairs.add(pair(votes.workers().get(w), votes.workers().get(other), tables[other], classes));
                    tables[other] = null;
                }
            }
        }
        return new CohenKappas(pairs);
    }

    private static Pair pair(String first, String second, int[] table, int classes) {
        int common = Arrays.stream(table).sum();
        double agreed = 0;
        double byChance = 0;
        for (int k = 0; k < classes; k++) {
            agreed += table[k * classes + k];
            double firsts = 0;
            double seconds = 0;
            for (int l = 0; l < classes; l++) {
                firsts += table[k * classes + l];
                seconds += table[l * classes + k];
            }
            byChance += firsts * seconds;
        }
        double observed = agreed / common;
        double expected = byChance / ((double) common * common);
        OptionalDouble kappa =
                expected == 1 ? OptionalDouble.empty() : OptionalDouble.of((observed - expected) / (1 - expected));
        return new Pair(first, second, common, observed, kappa);
    }

    /** All pairs, by the workers' numbers; the list cannot be changed. */
    public List<Pair> pairs() {
        return pairs;
    }

    /**
     * The pair of two workers, in either order.
     *
     * @param worker one of them
     * @param other the other
     * @return the pair; empty if they have no common item
     */
    public Optional<Pair> between(String worker, String other) {
        return pairs.stream()
                .filter(pair -> (pair.first().equals(worker) && pair.second().equals(other))
                        || (pair.first().equals(other) && pair.second().equals(worker)))
                .findFirst();
    }

    /** The mean of the kappas that are defined, each weighted by its common items; empty if none is. */
    public OptionalDouble mean() {
        double sum = 0;
        double weights = 0;
        for (Pair pair : pairs) {
            if (pair.kappa().isPresent()) {
                sum += pair.commonItems() * pair.kappa().getAsDouble();
                weights += pair.commonItems();
            }
        }
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }

    /** Such as {@code 351 pairs of workers, mean kappa 0.51}. */
    @Override
    public String toString() {
        OptionalDouble mean = mean();
        return pairs.size() + " pairs of workers, mean kappa "
                + (mean.isPresent() ? String.format(Locale.ROOT, "%.4f", mean.getAsDouble()) : "undefined");
    }
}
