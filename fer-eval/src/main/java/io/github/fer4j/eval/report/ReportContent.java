package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.format.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a report is about, as its builder was told. */
record ReportContent(
        String title,
        Evaluation evaluation,
        Bootstrap bootstrap,
        Optional<ModelCard> card,
        Optional<LearningCurve> learningCurve,
        List<Distribution> distributions,
        List<NoiseDistribution> noise,
        List<Subset> subsets,
        List<Grouping> groupings,
        List<ConfidentError> errors,
        Optional<FerDataset> images,
        String command) {
    /** How many samples each class has in some data. */
    record Distribution(String name, Map<Emotion, Integer> counts) {}

    /** Figures of some of the samples, or of others. */
    record Subset(String name, Evaluation evaluation) {}

    /** Figures by an attribute of the samples. */
    record Grouping(String attribute, GroupedFigures figures) {}

    ReportContent {
        distributions = List.copyOf(distributions);
        noise = List.copyOf(noise);
        subsets = List.copyOf(subsets);
        groupings = List.copyOf(groupings);
        errors = List.copyOf(errors);
    }
}
