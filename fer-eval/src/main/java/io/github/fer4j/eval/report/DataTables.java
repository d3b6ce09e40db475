package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the data are like, and how the model learned from them. */
final class DataTables {
    private DataTables() {}

    static Optional<Section> learning(ReportContent content, Map<String, Plot> plots) {
        return content.learningCurve().map(curve -> {
            List<List<Cell>> rows = new ArrayList<>();
            for (int i = 0; i < curve.epochs().size(); i++) {
                String place = "learningCurve." + i + ".";
                rows.add(List.of(
                        Cell.count(place + "epoch"),
                        Cell.number(place + "trainingLoss"),
                        Cell.number(place + "validationLoss"),
                        Cell.percent(place + "trainingAccuracy"),
                        Cell.percent(place + "validationAccuracy"),
                        Cell.words(curve.epochs().get(i).best() ? "best so far" : "")));
            }
            return new Section(
                            "learning",
                            "Learning curves",
                            ReportSections.drawings(plots, ReportPlots.LEARNING_LOSS, ReportPlots.LEARNING_ACCURACY))
                    .with(List.of(new Block.Table(
                            "Each epoch.",
                            List.of(
                                    "epoch",
                                    "training loss",
                                    "validation loss",
                                    "training accuracy",
                                    "validation accuracy",
                                    "by validation"),
                            rows)));
        });
    }

    static Section distributions(ReportContent content, Map<String, Plot> plots) {
        Section section = new Section(
                "data", "Classes and noise of the data", ReportSections.drawings(plots, ReportPlots.CLASSES));
        section = section.with(List.of(classes(content)));
        for (int i = 0; i < content.noise().size(); i++) {
            section = section.with(ReportSections.drawings(plots, ReportPlots.noiseName(i)))
                    .with(List.of(noise(content.noise().get(i), i)));
        }
        return section;
    }

    private static Block.Table classes(ReportContent content) {
        List<String> columns = new ArrayList<>(List.of("class"));
        content.distributions().forEach(distribution -> {
            columns.add(distribution.name());
            columns.add("share");
        });
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < content.evaluation().labels().size(); k++) {
            List<Cell> row = new ArrayList<>(
                    List.of(Cell.words(content.evaluation().labels().get(k).name())));
            for (int d = 0; d < content.distributions().size(); d++) {
                row.add(Cell.count("classDistributions." + d + ".counts." + k));
                row.add(Cell.percent("classDistributions." + d + ".shares." + k));
            }
            rows.add(row);
        }
        return new Block.Table("Samples of each class.", columns, rows);
    }

    private static Block.Table noise(NoiseDistribution noise, int number) {
        List<String> columns = new ArrayList<>(List.of("class", "samples"));
        columns.addAll(noise.levels());
        List<List<Cell>> rows = new ArrayList<>();
        int c = 0;
        for (Emotion emotion : noise.counts().keySet()) {
            String place = "noise." + number + ".classes." + c++ + ".";
            List<Cell> row = new ArrayList<>(List.of(Cell.words(emotion.name()), Cell.count(place + "samples")));
            for (int level = 0; level < noise.levels().size(); level++) {
                row.add(Cell.percent(place + "shares." + level));
            }
            rows.add(row);
        }
        return new Block.Table(noise.name() + ": shares of each class.", columns, rows);
    }
}
