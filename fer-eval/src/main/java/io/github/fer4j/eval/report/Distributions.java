package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.report.ReportContent.Distribution;
import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The data whose classes a report shows. */
final class Distributions {
    private Distributions() {}

    /** The evaluated samples, what the card says the model saw, and what the caller added. */
    static List<Distribution> of(Evaluation evaluation, ModelCard cardOrNull, List<Distribution> added) {
        List<Distribution> all = new ArrayList<>();
        Map<Emotion, Integer> truth = new LinkedHashMap<>();
        evaluation.labels().forEach(emotion -> truth.put(emotion, evaluation.support(emotion)));
        all.add(new Distribution("evaluated", truth));
        List<DataUse> uses = Optional.ofNullable(cardOrNull)
                .flatMap(ModelCard::provenance)
                .map(Training::uses)
                .orElse(List.of());
        uses.forEach(use -> of(evaluation, use).ifPresent(all::add));
        all.addAll(added);
        return all;
    }

    /** Empty where the data have classes that the evaluation does not know, or say nothing of their classes. */
    private static Optional<Distribution> of(Evaluation evaluation, DataUse use) {
        Set<String> names =
                evaluation.labels().emotions().stream().map(Emotion::name).collect(Collectors.toSet());
        if (!names.containsAll(use.classes().keySet())
                || use.classes().values().stream().allMatch(count -> count == 0)) {
            return Optional.empty();
        }
        Map<Emotion, Integer> counts = new LinkedHashMap<>();
        use.classes().forEach((name, count) -> counts.put(Emotion.of(name), count));
        return Optional.of(new Distribution(use.role() + ", " + use.name(), counts));
    }
}
