package io.github.fer4j.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fer4j.Emotion;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.CsvLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of a report as comma-separated values (RFC 4180), lines ended by a line feed; what is not defined is empty. */
final class CsvReport {
    private static final List<String> CLASS_FIGURES =
            List.of("precision", "recall", "f1", "support", "predictions", "auc", "averagePrecision");

    private CsvReport() {}

    static void write(ReportContent content, Figures figures, Path folder) {
        AtomicFile.write(folder.resolve("classes.csv"), "the csv of classes", classes(figures));
        AtomicFile.write(folder.resolve("confusion.csv"), "the csv of the confusion matrix", confusion(content));
        AtomicFile.write(folder.resolve("predictions.csv"), "the csv of predictions", out -> {
            // Line by line: a million predictions are not held as text.
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writePredictions(content.evaluation().table(), writer);
            writer.flush();
        });
    }

    private static String classes(Figures figures) {
        StringBuilder csv = new StringBuilder("emotion,precision,recall,f1,support,predicted,auc,average_precision\n");
        for (JsonNode node : figures.root().get("classes")) {
            List<String> fields = new ArrayList<>(List.of(node.get("emotion").asText()));
            CLASS_FIGURES.forEach(name ->
                    fields.add(node.get(name).isNull() ? "" : node.get(name).asText()));
            csv.append(CsvLine.of(fields));
        }
        return csv.toString();
    }

    private static String confusion(ReportContent content) {
        List<Emotion> labels = content.evaluation().labels().emotions();
        List<String> head = new ArrayList<>(List.of("truth"));
        labels.forEach(predicted -> head.add("predicted_" + predicted));
        StringBuilder csv = new StringBuilder(CsvLine.of(head));
        for (Emotion truth : labels) {
            List<String> fields = new ArrayList<>(List.of(truth.name()));
            labels.forEach(predicted ->
                    fields.add(Integer.toString(content.evaluation().confusion().count(truth, predicted))));
            csv.append(CsvLine.of(fields));
        }
        return csv.toString();
    }

    private static void writePredictions(PredictionTable table, Writer writer) throws IOException {
        List<String> head = new ArrayList<>(List.of("id", "truth", "predicted", "correct", "confidence"));
        table.labels().forEach(emotion -> head.add("p_" + emotion));
        writer.write(CsvLine.of(head));
        for (int row = 0; row < table.size(); row++) {
            List<String> fields = new ArrayList<>(head.size());
            fields.add(table.id(row));
            fields.add(table.labels().get(table.truth(row)).name());
            fields.add(table.labels().get(table.predicted(row)).name());
            fields.add(Boolean.toString(table.truth(row) == table.predicted(row)));
            fields.add(Double.toString(table.probability(row, table.predicted(row))));
            for (int k = 0; k < table.labels().size(); k++) {
                fields.add(Double.toString(table.probability(row, k)));
            }
            writer.write(CsvLine.of(fields));
        }
    }
}
