package io.github.fer4j.noise.agreement;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How far a crowd agrees, over all and item by item. Immutable; {@link #toString} is a report to read. */
public final class AgreementReport {
    private final Agreement thresholds;
    private final String about;
    private final LabelSet labels;
    private final FleissKappa fleissKappa;
    private final OptionalDouble krippendorffAlpha;
    /** By item, NaN and null where nobody answered. */
    private final double[] entropies;

    private final AgreementLevel[] levels;
    /** {@code [classes + 1, levels]}; the last row is of items whose most frequent answers are tied. */
    private final int[][] counts;

    AgreementReport(Agreement thresholds, CrowdVotes votes) {
        this.thresholds = thresholds;
        this.about = votes.toString();
        this.labels = votes.labels();
        this.fleissKappa = FleissKappa.of(votes).orElse(null);
        this.krippendorffAlpha = KrippendorffAlpha.of(votes);
        this.entropies = new double[votes.items().size()];
        this.levels = new AgreementLevel[entropies.length];
        this.counts = new int[labels.size() + 1][AgreementLevel.values().length];
        Arrays.fill(entropies, Double.NaN);
        for (int i = 0; i < entropies.length; i++) {
            int[] answers = votes.counts(i).toArray();
            int total = Arrays.stream(answers).sum();
            if (total > 0) {
                int top = Arrays.stream(answers).max().orElseThrow();
                entropies[i] = Scores.of(
                                labels,
                                Arrays.stream(answers)
                                        .mapToDouble(count -> (double) count / total)
                                        .toArray())
                        .entropy();
                levels[i] = thresholds.level(top, total);
                int[] tops = IntStream.range(0, answers.length)
                        .filter(k -> answers[k] == top)
                        .toArray();
                counts[tops.length == 1 ? tops[0] : labels.size()][levels[i].ordinal()]++;
            }
        }
    }

    /** Fleiss' kappa; empty if no item has two answers, or if all answers are the same. */
    public Optional<FleissKappa> fleissKappa() {
        return Optional.ofNullable(fleissKappa);
    }

    /**
     * Krippendorff's alpha for nominal answers, over all items with at least two (Krippendorff, <i>Computing Krippendorff's
     * Alpha-Reliability</i>, 2011, section C); empty if there are none, or if all answers are the same.
     */
    public OptionalDouble krippendorffAlpha() {
        return krippendorffAlpha;
    }

    /**
     * The Shannon entropy of the answers about an item, in nats: 0 if all are the same, {@code ln K} if all K labels are
     * equally frequent.
     *
     * @param item its number in the votes
     * @return not negative; empty if nobody answered
     */
    public OptionalDouble entropy(int item) {
        double entropy = entropies[Objects.checkIndex(item, entropies.length)];
        return Double.isNaN(entropy) ? OptionalDouble.empty() : OptionalDouble.of(entropy);
    }

    /** The mean of {@link #entropy} over the items that were answered. */
    public double meanEntropy() {
        return Arrays.stream(entropies)
                .filter(entropy -> !Double.isNaN(entropy))
                .average()
                .orElseThrow();
    }

    /**
     * How far the answers about an item agree.
     *
     * @param item its number in the votes
     * @return the level; empty if nobody answered
     */
    public Optional<AgreementLevel> level(int item) {
        return Optional.ofNullable(levels[Objects.checkIndex(item, levels.length)]);
    }

    /** How many items are of each level; items that nobody answered do not count. */
    public LevelCounts levels() {
        int[] sums = new int[AgreementLevel.values().length];
        for (int[] row : counts) {
            Arrays.setAll(sums, level -> sums[level] + row[level]);
        }
        return counts(sums);
    }

    /**
     * How many of the items whose most frequent answer is this one are of each level: the noise of a class.
     *
     * @param answer one of the votes' labels
     * @return the counts; see {@link #levelsOfTied} for items that have several most frequent answers
     * @throws io.github.fer4j.InvalidArgumentException if it is none of the labels
     */
    public LevelCounts levels(Emotion answer) {
        return counts(counts[labels.indexOf(answer)]);
    }

    /** How many of the items whose most frequent answers are tied are of each level. */
    public LevelCounts levelsOfTied() {
        return counts(counts[labels.size()]);
    }

    private static LevelCounts counts(int[] row) {
        return new LevelCounts(
                row[AgreementLevel.AGREED.ordinal()],
                row[AgreementLevel.DISAGREED.ordinal()],
                row[AgreementLevel.UNCERTAIN.ordinal()]);
    }

    /** The coefficients, and a table of the levels by class. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("Agreement of ").append(about).append(System.lineSeparator());
        line(text, "Fleiss' kappa", fleissKappa().map(FleissKappa::toString).orElse("undefined"));
        line(
                text,
                "Krippendorff's alpha",
                krippendorffAlpha.isPresent()
                        ? String.format(Locale.ROOT, "%.4f (nominal)", krippendorffAlpha.getAsDouble())
                        : "undefined");
        line(
                text,
                "mean entropy",
                String.format(Locale.ROOT, "%.4f nats of at most %.4f", meanEntropy(), Math.log(labels.size())));
        text.append(String.format(
                Locale.ROOT,
                "%-22s%8s%11s%11s%11s%n",
                "most frequent answer",
                "items",
                "agreed",
                "disagreed",
                "uncertain"));
        labels.forEach(answer -> row(text, answer.name(), levels(answer)));
        row(text, "(tied)", levelsOfTied());
        row(text, "all", levels());
        return text.append('(').append(thresholds).append(')').toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-22s%s%n", name, value));
    }

    private static void row(StringBuilder text, String name, LevelCounts row) {
        text.append(String.format(Locale.ROOT, "%-22s%8d", name, row.total()));
        for (AgreementLevel level : AgreementLevel.values()) {
            text.append(
                    row.total() == 0
                            ? String.format(Locale.ROOT, "%11s", "-")
                            : String.format(Locale.ROOT, "%9.1f %%", 100 * row.share(level)));
        }
        text.append(System.lineSeparator());
    }
}
