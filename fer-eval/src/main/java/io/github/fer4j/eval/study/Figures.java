package io.github.fer4j.eval.study;

import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.SeenSamples;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The figures of cells: their names, and how tables write them. */
final class Figures {
    static final String ACCURACY = Metric.ACCURACY.name();
    static final String UAR = Metric.UAR.name();
    static final String MACRO_F1 = Metric.MACRO_F1.name();
    static final List<String> HEADLINE = List.of(ACCURACY, UAR, MACRO_F1);
    static final String SECONDS = "seconds";
    static final String IMAGES_PER_SECOND = "images/s";
    static final String PARAMETERS = "parameters";
    static final String CORRUPTED_ACCURACY = "corrupted accuracy";

    private static final String LEARNED = "learned";
    private static final String WITHOUT_LEARNED = "accuracy without learned";
    private static final Set<String> SHARES = Set.of(ACCURACY, UAR, MACRO_F1, CORRUPTED_ACCURACY, WITHOUT_LEARNED);

    private Figures() {}

    /** Of samples as they are: with how many of them were learned from, where the classifier says it. */
    static Map<String, Double> of(Evaluation evaluation) {
        Map<String, Double> figures = ofChanged(evaluation);
        SeenSamples seen = evaluation.seen();
        if (seen.knowledge() != SeenSamples.Knowledge.NONE) {
            figures.put(LEARNED, (double) seen.learned().size());
        }
        if (!seen.learned().isEmpty()) {
            evaluation.withoutLearned().ifPresent(rest -> figures.put(WITHOUT_LEARNED, rest.accuracy()));
        }
        return figures;
    }

    /** Of changed images, which nobody can find among the learned ones. */
    static Map<String, Double> ofChanged(Evaluation evaluation) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(ACCURACY, evaluation.accuracy());
        figures.put(UAR, evaluation.uar());
        figures.put(MACRO_F1, evaluation.macroF1());
        figures.put("samples", (double) evaluation.samples());
        if (!evaluation.unreadable().isEmpty()) {
            figures.put("unreadable", (double) evaluation.unreadable().size());
        }
        return figures;
    }

    /** A column's name, with its unit. */
    static String header(String figure) {
        return SHARES.contains(figure) ? figure + " (%)" : figure;
    }

    /** The mean, and the deviation where there are several runs; nothing where there are none. */
    static String write(Optional<SeedSummary> summary) {
        return summary.map(Figures::write).orElse("");
    }

    private static String write(SeedSummary summary) {
        String mean = write(summary.metric(), summary.mean());
        return summary.deviation().isEmpty()
                ? mean
                : mean + " ± " + write(summary.metric(), summary.deviation().getAsDouble());
    }

    private static String write(String figure, double value) {
        if (SHARES.contains(figure)) {
            return percent(value);
        }
        boolean whole = value == Math.rint(value) && !figure.equals(SECONDS);
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
