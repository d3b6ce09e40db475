package io.github.fer4j.models.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.DatasetDigest;
import io.github.fer4j.format.Sha256;
import io.github.fer4j.models.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a study: {@code runs.json} with a row for each finished run, and the checkpoint of the one in progress. */
final class StudyFolder {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final List<StudyRow> rows;

    private StudyFolder(Path folder, List<StudyRow> rows) {
        this.folder = folder;
        this.rows = rows;
    }

    /** The rows of the file. */
    private record Rows(List<StudyRow> runs) {}

    static StudyFolder open(Path folder) {
        Path file = folder.resolve("runs.json");
        if (!Files.exists(file)) {
            return new StudyFolder(folder, new ArrayList<>());
        }
        try {
            return new StudyFolder(
                    folder,
                    new ArrayList<>(
                            JSON.readValue(Files.readAllBytes(file), Rows.class).runs()));
        } catch (IOException e) {
            throw new ModelFormatException(
                    file + ": holds no results of a study: " + e.getMessage() + "; remove it to start anew", e);
        }
    }

    /** What must be equal for a run to be the same: 16 hexadecimal digits of net, settings, seed included, and data. */
    static String key(Trainer trainer, FerDataset training, FerDataset validation) {
        String all = trainer.net() + "\n" + trainer.settings() + "\n" + DatasetDigest.sha256(training) + "\n"
                + DatasetDigest.sha256(validation);
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    Optional<StudyRow> find(String setting, long seed, String key) {
        return rows.stream()
                .filter(row -> row.setting().equals(setting)
                        && row.seed() == seed
                        && row.key().equals(key))
                .findFirst();
    }

    Path checkpoints(String key) {
        return folder.resolve("run-" + key);
    }

    /** Writes the row, and then drops its checkpoint. */
    void add(StudyRow row) {
        rows.removeIf(old -> old.setting().equals(row.setting()) && old.seed() == row.seed());
        rows.add(row);
        try {
            AtomicFile.write(
                    folder.resolve("runs.json"), "the results of the study", JSON.writeValueAsString(new Rows(rows)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are JSON", e);
        }
        delete(checkpoints(row.key()));
    }

    private static void delete(Path run) {
        if (!Files.exists(run)) {
            return; // it diverged in its first epoch
        }
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new FerException(run + ": the checkpoint of a finished run cannot be deleted: " + e, e);
        }
    }
}
