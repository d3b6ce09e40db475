package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.ConfusionMatrix;
import io.github.fer4j.eval.metric.PrecisionRecallCurve;
import io.github.fer4j.eval.metric.RocCurve;
import io.github.fer4j.eval.plot.BarChart;
import io.github.fer4j.eval.plot.HeatMap;
import io.github.fer4j.eval.plot.LineChart;
import io.github.fer4j.eval.plot.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The plots of a report, by the names of their files. */
final class ReportPlots {
    static final String CONFUSION = "confusion";
    static final String RELIABILITY = "reliability";
    static final String ROC = "roc";
    static final String PRECISION_RECALL = "precision-recall";
    static final String CLASSES = "classes";
    static final String LEARNING_LOSS = "learning-loss";
    static final String LEARNING_ACCURACY = "learning-accuracy";

    private static final double[] ENDS = {0, 1};

    private final Evaluation evaluation;
    private final Figures figures;

    private ReportPlots(Evaluation evaluation, Figures figures) {
        this.evaluation = evaluation;
        this.figures = figures;
    }

    /** In the order of the report; those that there is nothing for are left out. */
    static Map<String, Plot> of(ReportContent content, Figures figures) {
        ReportPlots plots = new ReportPlots(content.evaluation(), figures);
        Map<String, Plot> all = new LinkedHashMap<>();
        all.put(CONFUSION, plots.confusion());
        all.put(RELIABILITY, plots.reliability());
        plots.roc().ifPresent(plot -> all.put(ROC, plot));
        all.put(PRECISION_RECALL, plots.precisionRecall());
        content.learningCurve().ifPresent(curve -> {
            all.put(LEARNING_LOSS, loss(curve));
            all.put(LEARNING_ACCURACY, accuracy(curve));
        });
        all.put(CLASSES, plots.classes(content.distributions()));
        for (int i = 0; i < content.noise().size(); i++) {
            all.put(noiseName(i), noise(content.noise().get(i)));
        }
        return all;
    }

    static String noiseName(int number) {
        return "noise-" + (number + 1);
    }

    private Plot confusion() {
        ConfusionMatrix confusion = evaluation.confusion();
        return HeatMap.of(
                "Confusion matrix",
                "Counts of " + evaluation.samples()
                        + " samples; a cell is the fuller the greater its share of its row. "
                        + mostFrequentError(confusion),
                "truth",
                "predicted",
                evaluation.labels().emotions().stream().map(Emotion::name).toList(),
                confusion.toArray(),
                confusion.normalisedByTruth());
    }

    private static String mostFrequentError(ConfusionMatrix confusion) {
        Emotion worstTruth = null;
        Emotion worstPredicted = null;
        int most = 0;
        for (Emotion truth : confusion.labels()) {
            for (Emotion predicted : confusion.labels()) {
                if (!truth.equals(predicted) && confusion.count(truth, predicted) > most) {
                    most = confusion.count(truth, predicted);
                    worstTruth = truth;
                    worstPredicted = predicted;
                }
            }
        }
        return most == 0
                ? "No sample was taken for another class."
                : "The most frequent error: " + worstTruth + " taken for " + worstPredicted + ", " + most + " of "
                        + confusion.support(worstTruth) + ".";
    }

    private Plot reliability() {
        List<Calibration.Bin> bins = evaluation.calibration().bins().stream()
                .filter(bin -> bin.count() > 0)
                .toList();
        double[] confidence = values(bins, bin -> bin.meanConfidence().orElseThrow());
        double[] accuracy = values(bins, bin -> bin.accuracy().orElseThrow());
        double all = evaluation.samples();
        double meanConfidence =
                bins.stream().mapToDouble(Calibration.Bin::confidenceSum).sum() / all;
        return LineChart.builder(
                        "Reliability",
                        "Accuracy against confidence in " + Calibration.USUAL_BINS
                                + " bins. Dots below the diagonal: surer than right; above it: more often right than sure. "
                                + "On the whole the confidence is " + Figures.percent(meanConfidence)
                                + " and the accuracy " + Figures.percent(evaluation.accuracy()) + ".")
                .horizontalShares("mean confidence of the bin")
                .verticalShares("accuracy of the bin")
                .dotted("model", confidence, accuracy)
                .reference("perfectly calibrated", ENDS, ENDS)
                .build();
    }

    private static <T> double[] values(List<T> list, ToDoubleFunction<T> value) {
        return list.stream().mapToDouble(value).toArray();
    }

    /** Empty if all samples are of one class: then no class has others to be told from. */
    private Optional<Plot> roc() {
        LineChart.Builder chart = LineChart.builder(
                        "ROC curves, each class against the rest",
                        "The further to the upper left the better. " + extremes("auc", "The area under the curve"))
                .horizontalShares("false positive rate")
                .verticalShares("true positive rate");
        int curves = 0;
        for (Emotion emotion : evaluation.labels()) {
            Optional<RocCurve> curve = RocCurve.of(evaluation.table(), emotion);
            if (curve.isPresent()) {
                List<RocCurve.Point> points = curve.get().points();
                chart.line(
                        emotion.name(),
                        values(points, RocCurve.Point::falsePositiveRate),
                        values(points, RocCurve.Point::truePositiveRate));
                curves++;
            }
        }
        return curves == 0
                ? Optional.empty()
                : Optional.of(chart.reference("chance", ENDS, ENDS).build());
    }

    private Plot precisionRecall() {
        LineChart.Builder chart = LineChart.builder(
                        "Precision and recall, each class against the rest",
                        "The further to the upper right the better. "
                                + extremes("averagePrecision", "The average precision"))
                .horizontalShares("recall")
                .verticalShares("precision");
        for (Emotion emotion : evaluation.labels()) {
            PrecisionRecallCurve.of(evaluation.table(), emotion)
                    .ifPresent(curve -> chart.line(
                            emotion.name(),
                            values(curve.points(), PrecisionRecallCurve.Point::recall),
                            values(curve.points(), PrecisionRecallCurve.Point::precision)));
        }
        return chart.build();
    }

    /** Such as {@code The area under the curve is from 0.8124 (fear) to 0.9812 (happiness).} */
    private String extremes(String figure, String what) {
        int[] defined = IntStream.range(0, evaluation.labels().size())
                .filter(k -> figures.has("classes." + k + "." + figure))
                .boxed()
                .sorted((a, b) -> Double.compare(
                        figures.value("classes." + a + "." + figure), figures.value("classes." + b + "." + figure)))
                .mapToInt(Integer::intValue)
                .toArray();
        if (defined.length == 0) {
            return "";
        }
        return what + " is from " + named(defined[0], figure) + " to " + named(defined[defined.length - 1], figure)
                + ".";
    }

    private String named(int label, String figure) {
        return figures.shown(Cell.number("classes." + label + "." + figure)) + " ("
                + evaluation.labels().get(label) + ")";
    }

    private static Plot loss(LearningCurve curve) {
        double[] numbers = values(curve.epochs(), LearningCurve.Epoch::number);
        return LineChart.builder("Loss by epoch", "Training is measured while the parameters move. " + best(curve))
                .horizontal("epoch")
                .vertical("loss")
                .line("training", numbers, values(curve.epochs(), LearningCurve.Epoch::trainingLoss))
                .line("validation", numbers, values(curve.epochs(), LearningCurve.Epoch::validationLoss))
                .build();
    }

    private static Plot accuracy(LearningCurve curve) {
        double[] numbers = values(curve.epochs(), LearningCurve.Epoch::number);
        return LineChart.builder("Accuracy by epoch", "Training is measured on augmented images. " + best(curve))
                .horizontal("epoch")
                .verticalShares("accuracy")
                .line("training", numbers, values(curve.epochs(), LearningCurve.Epoch::trainingAccuracy))
                .line("validation", numbers, values(curve.epochs(), LearningCurve.Epoch::validationAccuracy))
                .build();
    }

    private static String best(LearningCurve curve) {
        return curve.epochs().stream()
                .filter(LearningCurve.Epoch::best)
                .reduce((earlier, later) -> later)
                .map(epoch -> "The best of " + curve.epochs().size() + " epochs is number " + epoch.number()
                        + ", with a validation accuracy of " + Figures.percent(epoch.validationAccuracy()) + ".")
                .orElse(curve.epochs().size() + " epochs.");
    }

    private Plot classes(List<ReportContent.Distribution> distributions) {
        List<String> names =
                evaluation.labels().emotions().stream().map(Emotion::name).toList();
        BarChart.Builder chart = BarChart.builder(
                "Classes", "Each class's share of the samples. " + imbalance(), names, "share of the samples");
        for (int d = 0; d < distributions.size(); d++) {
            String place = "classDistributions." + d + ".shares.";
            chart.series(
                    distributions.get(d).name(),
                    IntStream.range(0, names.size())
                            .mapToDouble(k -> figures.value(place + k))
                            .toArray());
        }
        return chart.build();
    }

    private String imbalance() {
        Emotion most = evaluation.labels().get(0);
        Emotion least = most;
        for (Emotion emotion : evaluation.labels()) {
            most = evaluation.support(emotion) > evaluation.support(most) ? emotion : most;
            least = evaluation.support(emotion) < evaluation.support(least) ? emotion : least;
        }
        return "Of those evaluated, " + evaluation.support(most) + " are of " + most + " and "
                + evaluation.support(least) + " of " + least + ".";
    }

    private static Plot noise(NoiseDistribution noise) {
        List<Emotion> emotions = List.copyOf(noise.counts().keySet());
        BarChart.Builder chart = BarChart.builder(
                        noise.name(),
                        "Each class's samples by the noise of their labels.",
                        emotions.stream().map(Emotion::name).toList(),
                        "share of the class")
                .stacked();
        for (int level = 0; level < noise.levels().size(); level++) {
            int of = level;
            chart.series(
                    noise.levels().get(level),
                    values(emotions, emotion -> share(noise.counts().get(emotion), of)));
        }
        return chart.build();
    }

    /** A class without samples has an empty bar. */
    private static double share(List<Integer> counts, int level) {
        long total = counts.stream().mapToLong(Integer::longValue).sum();
        return total == 0 ? 0 : (double) counts.get(level) / total;
    }
}
