package io.github.fer4j.data.clean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.fer4j.FerException;
import io.github.fer4j.format.AtomicFile;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What cleaning found.
 *
 * @param dataset the name of the data set
 * @param samples how many samples it had
 * @param stages the counts of each stage that was looked for, in order
 * @param findings every sample that was found, stage by stage and in the order of the data set; a sample that was only reported
 *     can come again in a later stage
 */
public record CleaningReport(String dataset, int samples, List<StageCount> stages, List<Finding> findings) {
    /**
     * How much a stage found.
     *
     * @param stage what was looked for
     * @param found how many samples
     * @param dropped how many of them were left out
     */
    public record StageCount(Stage stage, int found, int dropped) {
        /** Checks that there is a stage. */
        public StageCount {
            Objects.requireNonNull(stage, "stage");
        }
    }

    /** Copies the lists. */
    public CleaningReport {
        Objects.requireNonNull(dataset, "dataset");
        stages = List.copyOf(stages);
        findings = List.copyOf(findings);
    }

    /** How many samples were left out. */
    public int dropped() {
        return stages.stream().mapToInt(StageCount::dropped).sum();
    }

    /**
     * How many samples a stage found.
     *
     * @param stage which
     * @return 0 if it was not looked for
     */
    public int found(Stage stage) {
        return stages.stream()
                .filter(count -> count.stage() == stage)
                .mapToInt(StageCount::found)
                .sum();
    }

    /**
     * The samples that a stage found.
     *
     * @param stage which
     * @return maybe none
     */
    public List<Finding> findings(Stage stage) {
        return findings.stream().filter(finding -> finding.stage() == stage).toList();
    }

    /**
     * Writes the findings as csv, {@code sample,stage,dropped,detail}.
     *
     * @param file replaced if it exists
     * @throws FerException if it cannot be written
     */
    public void toCsv(Path file) {
        AtomicFile.write(file, "the cleaning report", out -> {
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord("sample", "stage", "dropped", "detail");
            for (Finding finding : findings) {
                csv.writeRecord(
                        finding.sample(), name(finding.stage()), Boolean.toString(finding.dropped()), finding.detail());
            }
            csv.flush();
        });
    }

    /**
     * Writes the whole report as JSON: {@code format}, {@code version}, {@code dataset}, {@code samples}, {@code kept}, {@code
     * stages} and {@code findings}.
     *
     * @param file replaced if it exists
     * @throws FerException if it cannot be written
     */
    public void toJson(Path file) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "fer4j-cleaning").put("version", 1);
        root.put("dataset", dataset).put("samples", samples).put("kept", samples - dropped());
        ArrayNode counts = root.putArray("stages");
        stages.forEach(count -> counts.addObject()
                .put("stage", name(count.stage()))
                .put("found", count.found())
                .put("dropped", count.dropped()));
        ArrayNode list = root.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("sample", finding.sample())
                .put("stage", name(finding.stage()))
                .put("dropped", finding.dropped())
                .put("detail", finding.detail()));
        try {
            String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
            AtomicFile.write(file, "the cleaning report", json + "\n");
        } catch (JsonProcessingException e) {
            throw new FerException("the cleaning report of " + dataset + " could not be made JSON", e);
        }
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A line for each stage. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %,d of %,d samples kept%n", dataset, samples - dropped(), samples));
        for (StageCount count : stages) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-16s %,7d found %,7d dropped%n",
                    name(count.stage()),
                    count.found(),
                    count.dropped()));
        }
        return text.toString().stripTrailing();
    }
}
