package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.plot.LineChart;
import io.github.fer4j.eval.plot.Plot;
import io.github.fer4j.eval.report.LearningCurve;
import io.github.fer4j.eval.report.ModelCardReport;
import io.github.fer4j.eval.report.NoiseDistribution;
import io.github.fer4j.eval.report.Report;
import io.github.fer4j.models.TrainedModel;
import java.nio.file.Path;
import java.util.Set;

/** The code of docs/evaluation/reports.md. */
final class ReportsSnippets {
    private ReportsSnippets() {}

    static void shortest(Evaluation evaluation, Path folder) {
        // snippet
        Report.of(evaluation).writeAll(folder);
        // end
    }

    static Report whole(
            Evaluation evaluation, TrainedModel model, FerDataset test, FerDataset training, Set<String> seen) {
        // snippet
        Report report = Report.builder(evaluation)
                .title("fer2013-7 on PublicTest")
                .card(model.card())
                .learningCurve(LearningCurve.read(Path.of("run/history.csv")))
                .classDistribution("Training", training.classCounts())
                .noise(NoiseDistribution.ofVotes(test))
                .subset("without images that Training holds too", evaluation.without(seen))
                .groups(
                        "subject",
                        GroupedFigures.of(
                                evaluation.table(), GroupedFigures.by(test, Sample::subject), Metric.ACCURACY))
                .command("ReportFer2013 fer2013.csv --out report")
                .build();
        report.writeHtml(Path.of("report.html"));
        // end
        return report;
    }

    static void images(Report.Builder builder, FerDataset test) {
        // snippet
        Report withImages = builder.samples(test).images(true).build();
        // end
        withImages.html();
    }

    static void card(Report report) {
        // snippet
        ModelCardReport.write(report, Path.of("model-card.md"));
        // end
    }

    static void plots(Report report, double[] rates, double[] accuracies) {
        // snippet
        report.plots().get("confusion").writePng(Path.of("confusion.png"));
        Plot robustness = LineChart.builder("Accuracy and noise", "Falls as labels get worse.")
                .horizontalShares("share of wrong labels")
                .verticalShares("accuracy")
                .dotted("cross-entropy", rates, accuracies)
                .build();
        robustness.writeSvg(Path.of("robustness.svg"));
        // end
    }
}
