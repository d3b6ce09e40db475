package io.github.fer4j.eval.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fer4j.Emotion;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.AveragePrecision;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.metric.RocAuc;
import io.github.fer4j.format.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Everything that a report says in numbers, as JSON: that of {@link JsonReport}, with more fields. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static ObjectNode tree(ReportContent content) {
        Evaluation evaluation = content.evaluation();
        ObjectNode root = JsonReport.tree(evaluation, Intervals.of(evaluation, content.bootstrap(), Intervals.LONG));
        root.put("title", content.title());
        root.put("command", content.command());
        root.put("unreadableCount", evaluation.unreadable().size());
        putAreas((ArrayNode) root.get("classes"), evaluation);
        putShares(((ObjectNode) root.get("confusion")).putArray("sharesOfTruth"), evaluation);
        putSubsets(root.putArray("subsets"), content);
        putGroupings(root.putArray("groupings"), content.groupings());
        putDistributions(root.putArray("classDistributions"), content);
        putNoise(root.putArray("noise"), content);
        putErrors(root.putArray("confidentErrors"), content.errors());
        putLearning(root.putArray("learningCurve"), content.learningCurve());
        content.card().ifPresentOrElse(card -> putModel(root.putObject("model"), card), () -> root.putNull("model"));
        return root;
    }

    private static void putAreas(ArrayNode classes, Evaluation evaluation) {
        int i = 0;
        for (Emotion emotion : evaluation.labels()) {
            ObjectNode node = (ObjectNode) classes.get(i++);
            JsonReport.put(node, "auc", RocAuc.of(evaluation.table(), emotion));
            JsonReport.put(node, "averagePrecision", AveragePrecision.of(evaluation.table(), emotion));
        }
    }

    /** Null in the rows of absent classes. */
    private static void putShares(ArrayNode rows, Evaluation evaluation) {
        for (Emotion truth : evaluation.labels()) {
            ArrayNode row = rows.addArray();
            for (Emotion predicted : evaluation.labels()) {
                OptionalDouble share = evaluation.confusion().truth(truth).share(predicted);
                share.ifPresentOrElse(row::add, row::addNull);
            }
        }
    }

    private static void putSubsets(ArrayNode array, ReportContent content) {
        for (ReportContent.Subset subset : content.subsets()) {
            Evaluation evaluation = subset.evaluation();
            ObjectNode node = array.addObject()
                    .put("name", subset.name())
                    .put("samples", evaluation.samples())
                    .put("accuracy", evaluation.accuracy())
                    .put("uar", evaluation.uar())
                    .put("macroF1", evaluation.macroF1());
            node.set("intervals", Intervals.of(evaluation, content.bootstrap(), Intervals.SHORT));
        }
    }

    private static void putGroupings(ArrayNode array, List<ReportContent.Grouping> groupings) {
        for (ReportContent.Grouping grouping : groupings) {
            GroupedFigures figures = grouping.figures();
            ObjectNode node = array.addObject()
                    .put("attribute", grouping.attribute())
                    .put("metric", figures.metric())
                    .put("ungrouped", figures.ungrouped());
            ArrayNode groups = node.putArray("groups");
            for (GroupedFigures.Group group : figures.groups()) {
                ObjectNode one = groups.addObject().put("name", group.name()).put("samples", group.samples());
                JsonReport.put(one, "value", group.value());
            }
            Optional<GroupedFigures.Gap> gap = figures.largestGap(Comparison.LEAST_SAMPLES);
            gap.ifPresentOrElse(
                    g -> node.putObject("gap")
                            .put("lowest", g.lowest().name())
                            .put("highest", g.highest().name())
                            .put("size", g.size()),
                    () -> node.putNull("gap"));
        }
    }

    private static void putDistributions(ArrayNode array, ReportContent content) {
        for (ReportContent.Distribution distribution : content.distributions()) {
            Map<Emotion, Integer> counts = distribution.counts();
            long total = counts.values().stream().mapToLong(Integer::longValue).sum();
            ObjectNode node = array.addObject().put("name", distribution.name()).put("samples", total);
            ArrayNode countsNode = node.putArray("counts");
            ArrayNode sharesNode = node.putArray("shares");
            for (Emotion emotion : content.evaluation().labels()) {
                int count = counts.getOrDefault(emotion, 0);
                countsNode.add(count);
                sharesNode.add((double) count / total);
            }
        }
    }

    private static void putNoise(ArrayNode array, ReportContent content) {
        for (NoiseDistribution noise : content.noise()) {
            ObjectNode node = array.addObject().put("name", noise.name());
            noise.levels().forEach(node.putArray("levels")::add);
            ArrayNode classes = node.putArray("classes");
            noise.counts().forEach((emotion, counts) -> {
                long total = counts.stream().mapToLong(Integer::longValue).sum();
                ObjectNode one =
                        classes.addObject().put("emotion", emotion.name()).put("samples", total);
                counts.forEach(one.putArray("counts")::add);
                ArrayNode shares = one.putArray("shares");
                counts.forEach(count -> {
                    if (total == 0) {
                        shares.addNull();
                    } else {
                        shares.add((double) count / total);
                    }
                });
            });
        }
    }

    private static void putErrors(ArrayNode array, List<ConfidentError> errors) {
        for (ConfidentError error : errors) {
            array.addObject()
                    .put("id", error.id())
                    .put("truth", error.truth().name())
                    .put("predicted", error.predicted().name())
                    .put("confidence", error.confidence())
                    .put("truthProbability", error.truthProbability());
        }
    }

    private static void putLearning(ArrayNode array, Optional<LearningCurve> curve) {
        curve.map(LearningCurve::epochs)
                .orElse(List.of())
                .forEach(epoch -> array.addObject()
                        .put("epoch", epoch.number())
                        .put("trainingLoss", epoch.trainingLoss())
                        .put("trainingAccuracy", epoch.trainingAccuracy())
                        .put("validationLoss", epoch.validationLoss())
                        .put("validationAccuracy", epoch.validationAccuracy())
                        .put("best", epoch.best()));
    }

    private static void putModel(ObjectNode node, ModelCard card) {
        node.put("name", card.name())
                .put("description", card.description())
                .put("licence", card.licence())
                .put("temperature", card.temperature());
        card.labels().forEach(node.putArray("labels")::add);
        node.set("architecture", JSON.valueToTree(card.architecture()));
        node.set("training", JSON.valueToTree(card.training()));
    }
}
