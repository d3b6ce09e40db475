package io.github.fer4j.docs;

import static io.github.fer4j.Emotion.FEAR;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.calibration.LogitAdjustment;
import io.github.fer4j.eval.calibration.TemperatureScaling;
import io.github.fer4j.eval.metric.ClassAverages;
import io.github.fer4j.eval.metric.ClassMetrics;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.RocAuc;
import io.github.fer4j.eval.metric.RocCurve;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import io.github.fer4j.eval.uncertainty.McNemarTest;
import io.github.fer4j.eval.uncertainty.SeedSummary;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.models.TrainedModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The code of docs/evaluation/metrics.md. */
final class MetricsSnippets {
    private MetricsSnippets() {}

    static List<Object> figures(TrainedModel model, FerDataset test) {
        // snippet
        Evaluation evaluation = Evaluator.evaluate(model, test);
        double uar = evaluation.uar();
        OptionalDouble kappa = evaluation.kappa();
        PredictionTable table = evaluation.table();
        double macroPrecision = ClassAverages.macro(evaluation.confusion()).precision();
        OptionalDouble fearAuc = RocAuc.of(table, FEAR);
        Optional<RocCurve> curve = RocCurve.of(table, FEAR);
        // end
        return List.of(uar, kappa, macroPrecision, fearAuc, curve);
    }

    static Evaluation numbers(int[] truth, double[][] probabilities) {
        // snippet
        PredictionTable table = PredictionTable.of(LabelSet.EKMAN_7, truth, probabilities);
        Evaluation evaluation = Evaluator.evaluate("elsewhere", table);
        // end
        return evaluation;
    }

    static List<Interval> intervals(PredictionTable table) {
        // snippet
        Bootstrap bootstrap = Bootstrap.standard().resamples(2000).seed(7);
        Interval uar = bootstrap.of(table, Metric.UAR);
        Interval fearRecall = bootstrap
                .stratified()
                .of(
                        table,
                        Metric.ofCounts(
                                "recall of fear",
                                counts -> ClassMetrics.of(counts, FEAR).recall()));
        // end
        return List.of(uar, fearRecall);
    }

    static List<Object> compare(List<Evaluation> runs, Evaluation first, Evaluation second) {
        // snippet
        SeedSummary accuracy = SeedSummary.of(
                Metric.ACCURACY, runs.stream().map(Evaluation::table).toList());
        McNemarTest test = McNemarTest.of(first.table(), second.table());
        boolean differ = test.exactPValue() < 0.05;
        // end
        return List.of(accuracy, differ);
    }

    static Optional<GroupedFigures.Gap> groups(PredictionTable table, FerDataset data) {
        // snippet
        GroupedFigures people = GroupedFigures.of(table, GroupedFigures.by(data, Sample::subject), Metric.ACCURACY);
        Optional<GroupedFigures.Gap> gap = people.largestGap(30);
        // end
        return gap;
    }

    static TrainedModel balance(TrainedModel model, FerDataset training, FerDataset validation) {
        // snippet
        PredictionTable answers = Evaluator.evaluate(model, validation).table();
        LogitAdjustment adjustment = LogitAdjustment.choose(answers, training.classCounts(), 0.005);
        TrainedModel balanced = model.withScoreWeights(adjustment.weights());
        // end
        return balanced;
    }

    static TrainedModel calibrate(TrainedModel model, FerDataset validation) {
        // snippet
        TemperatureScaling scaling =
                TemperatureScaling.fit(Evaluator.evaluate(model, validation).table());
        ModelCard card = model.card();
        TrainedModel calibrated = model.withCard(card.withTemperature(card.temperature() * scaling.temperature()));
        // end
        return calibrated;
    }
}
