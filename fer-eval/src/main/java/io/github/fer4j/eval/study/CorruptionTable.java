package io.github.fer4j.eval.study;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.corruption.Corruption;
import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a {@link CorruptionStudy} gave. Errors are shares in [0, 1], one minus accuracy. {@code E(c, s)} is the error under
 * corruption c in severity s, {@code E(clean)} that on the images as they are.
 *
 * @param model its name
 * @param corruptions that were tried
 * @param severities that were tried, ascending
 * @param cells at {@code corruption} ({@code none} for the images as they are), {@code severity} and {@code seed}, with
 *     accuracy, UAR and macro F1
 */
public record CorruptionTable(String model, List<Corruption> corruptions, List<Integer> severities, StudyCells cells) {
    static final String CORRUPTION = "corruption";
    static final String SEVERITY = "severity";
    static final String NONE = "none";

    /** Copies the lists. */
    public CorruptionTable {
        corruptions = List.copyOf(corruptions);
        severities = List.copyOf(severities);
    }

    /**
     * A figure on the images as they are.
     *
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return in [0, 1]; empty where it is not done
     */
    public OptionalDouble clean(String figure) {
        return mean(cells.summary(figure, Map.of(CORRUPTION, NONE)));
    }

    /**
     * A figure under a corruption, over the seeds.
     *
     * @param corruption which
     * @param severity which
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return mean and deviation; empty where it is not done
     */
    public Optional<SeedSummary> of(Corruption corruption, int severity, String figure) {
        return cells.summary(figure, Map.of(CORRUPTION, corruption.toString(), SEVERITY, Integer.toString(severity)));
    }

    /**
     * The mean error under a corruption, over its severities: {@code mean_s E(c, s)}.
     *
     * @param corruption which
     * @return in [0, 1]; empty where a severity is not done
     */
    public OptionalDouble error(Corruption corruption) {
        double sum = 0;
        for (int severity : severities) {
            OptionalDouble accuracy = mean(of(corruption, severity, Figures.ACCURACY));
            if (accuracy.isEmpty()) {
                return accuracy;
            }
            sum += 1 - accuracy.getAsDouble();
        }
        return OptionalDouble.of(sum / severities.size());
    }

    /** The mean over corruptions of {@link #error}: {@code mean_c mean_s E(c, s)}; empty where a cell is not done. */
    public OptionalDouble meanCorruptionError() {
        double sum = 0;
        for (Corruption corruption : corruptions) {
            OptionalDouble error = error(corruption);
            if (error.isEmpty()) {
                return error;
            }
            sum += error.getAsDouble();
        }
        return OptionalDouble.of(sum / corruptions.size());
    }

    /**
     * How far the error rises above that on the images as they are: {@code mean_c mean_s (E(c, s) - E(clean))}. Empty where a
     * cell is not done.
     */
    public OptionalDouble relativeCorruptionError() {
        OptionalDouble error = meanCorruptionError();
        OptionalDouble accuracy = clean(Figures.ACCURACY);
        return error.isEmpty() || accuracy.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(error.getAsDouble() - (1 - accuracy.getAsDouble()));
    }

    /**
     * The mean corruption error of Hendrycks and Dietterich 2019 (section 4.1), which weighs corruptions by how hard another
     * model finds them: {@code mean_c (sum_s E(c, s) / sum_s E_baseline(c, s))}. Theirs is AlexNet.
     *
     * @param baseline of the same corruptions and severities
     * @return 1 where this model errs as often as the baseline; empty where a cell is not done, or the baseline never errs
     * @throws InvalidArgumentException if the corruptions or severities differ
     */
    public OptionalDouble meanCorruptionError(CorruptionTable baseline) {
        if (!baseline.corruptions.equals(corruptions) || !baseline.severities.equals(severities)) {
            throw new InvalidArgumentException("models are compared under the same corruptions, got " + corruptions
                    + " " + severities + " and " + baseline.corruptions + " " + baseline.severities);
        }
        double sum = 0;
        for (Corruption corruption : corruptions) {
            OptionalDouble error = error(corruption);
            OptionalDouble other = baseline.error(corruption);
            if (error.isEmpty() || other.isEmpty() || other.getAsDouble() == 0) {
                return OptionalDouble.empty();
            }
            sum += error.getAsDouble() / other.getAsDouble();
        }
        return OptionalDouble.of(sum / corruptions.size());
    }

    private static OptionalDouble mean(Optional<SeedSummary> summary) {
        return summary.isPresent() ? OptionalDouble.of(summary.get().mean()) : OptionalDouble.empty();
    }

    /** Accuracy in per cent: a row for each corruption, a column for each severity; and the means. */
    public String toMarkdown() {
        List<String> header = new ArrayList<>(List.of(CORRUPTION));
        severities.forEach(severity -> header.add("severity " + severity));
        header.add("mean error");
        Markdown table = new Markdown(header);
        for (Corruption corruption : corruptions) {
            List<String> row = new ArrayList<>(List.of(corruption.toString()));
            severities.forEach(severity -> row.add(Figures.write(of(corruption, severity, Figures.ACCURACY))));
            row.add(percent(error(corruption)));
            table.row(row);
        }
        return "Accuracy (%) of " + model + ", " + percent(clean(Figures.ACCURACY)) + " on images as they are\n\n"
                + table
                + "\nMean corruption error " + percent(meanCorruptionError()) + " %, "
                + percent(relativeCorruptionError()) + " points above that on images as they are\n"
                + cells.failureNotes();
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Figures.percent(share.getAsDouble()) : "-";
    }

    /** All cells; see {@link StudyCells#toCsv}. */
    public String toCsv() {
        return cells.toCsv();
    }
}
