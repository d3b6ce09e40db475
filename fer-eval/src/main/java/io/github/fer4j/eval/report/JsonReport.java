package io.github.fer4j.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fer4j.FerException;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.ClassMetrics;
import io.github.fer4j.format.AtomicFile;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * An evaluation as JSON, with every number of {@link TextReport} at full precision. Shares are in [0, 1], not per cent;
 * what is not defined is {@code null}; {@code confusion.counts} is {@code [truth][predicted]} in the order of {@code
 * labels}.
 */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private JsonReport() {}

    /**
     * The report.
     *
     * @param evaluation what to report
     * @return an indented JSON object
     */
    public static String of(Evaluation evaluation) {
        return text(evaluation, tree(evaluation, Intervals.of(evaluation, Headline.BOOTSTRAP, Intervals.SHORT)));
    }

    /** Indented, with a line break at its end. */
    static String text(Evaluation evaluation, ObjectNode tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new FerException("the evaluation of " + evaluation.name() + " could not be made JSON", e);
        }
    }

    /**
     * Writes the report. The file is either all there or as it was before: it is written beside and then moved.
     *
     * @param evaluation what to report
     * @param file where to; replaced if it exists, its folders are made
     * @throws FerException if it cannot be written
     */
    public static void write(Evaluation evaluation, Path file) {
        AtomicFile.write(file, "the report", of(evaluation));
    }

    /** The figures, with intervals that were worked out already. */
    static ObjectNode tree(Evaluation evaluation, ObjectNode intervals) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "fer4j-evaluation");
        root.put("version", VERSION);
        root.put("data", evaluation.name());
        root.put("samples", evaluation.samples());
        ArrayNode labels = root.putArray("labels");
        evaluation.labels().forEach(emotion -> labels.add(emotion.name()));
        root.put("accuracy", evaluation.accuracy());
        root.put("uar", evaluation.uar());
        root.put("macroF1", evaluation.macroF1());
        root.put("weightedF1", evaluation.weightedF1());
        root.put("top2", evaluation.topK(Headline.GUESSES));
        put(root, "kappa", evaluation.kappa());
        root.put("mcc", evaluation.matthews());
        put(root, "macroAuc", evaluation.auc());
        root.put("logLoss", evaluation.logLoss());
        root.put("brier", evaluation.brier());
        root.put("ece", evaluation.ece());
        root.put("classWiseEce", evaluation.classWiseEce());
        root.set("intervals", intervals);
        ArrayNode absent = root.putArray("absent");
        evaluation.absent().forEach(emotion -> absent.add(emotion.name()));
        ArrayNode neverPredicted = root.putArray("neverPredicted");
        evaluation.confusion().neverPredicted().forEach(emotion -> neverPredicted.add(emotion.name()));
        putUnreadable(root.putArray("unreadable"), evaluation);
        SeenReport.put(root.putObject("seen"), evaluation);
        putClasses(root.putArray("classes"), evaluation);
        putConfusion(root.putObject("confusion"), evaluation);
        putCalibration(root.putArray("calibration"), evaluation.calibration());
        return root;
    }

    private static void putUnreadable(ArrayNode array, Evaluation evaluation) {
        evaluation.unreadable().forEach(u -> array.addObject().put("id", u.id()).put("reason", u.reason()));
    }

    private static void putClasses(ArrayNode array, Evaluation evaluation) {
        for (ClassMetrics metrics : evaluation.classes()) {
            ObjectNode node = array.addObject().put("emotion", metrics.emotion().name());
            put(node, "precision", metrics.precision());
            put(node, "recall", metrics.recall());
            put(node, "f1", metrics.f1());
            node.put("support", metrics.support());
            node.put("predictions", metrics.predictions());
        }
    }

    private static void putConfusion(ObjectNode node, Evaluation evaluation) {
        node.putArray("axes").add("truth").add("predicted");
        ArrayNode counts = node.putArray("counts");
        for (int[] row : evaluation.confusion().toArray()) {
            ArrayNode cells = counts.addArray();
            for (int count : row) {
                cells.add(count);
            }
        }
    }

    private static void putCalibration(ArrayNode array, Calibration calibration) {
        for (Calibration.Bin bin : calibration.bins()) {
            ObjectNode node = array.addObject();
            node.put("lower", bin.lower());
            node.put("upper", bin.upper());
            node.put("samples", bin.count());
            put(node, "accuracy", bin.accuracy());
            put(node, "meanConfidence", bin.meanConfidence());
        }
    }

    /** What is not defined is null. */
    static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
