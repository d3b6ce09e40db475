package io.github.fer4j.eval.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fer4j.FerException;
import io.github.fer4j.format.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a study: a file for each cell that is done, and a folder for the training in progress. */
record CellFolder(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Optional<StoredCell> find(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            StoredCell cell = JSON.readValue(Files.readAllBytes(file), StoredCell.class);
            if (cell == null
                    || !StoredCell.FORMAT.equals(cell.format())
                    || !key.equals(cell.key())
                    || cell.at() == null
                    || cell.figures() == null) {
                throw notOurs(file, "it is of another key or version", null);
            }
            return Optional.of(cell);
        } catch (IOException e) {
            throw notOurs(file, e.getMessage(), e);
        }
    }

    private static FerException notOurs(Path file, String problem, IOException cause) {
        return new FerException(
                file + ": holds no result of a study: " + problem + "; remove it to have the cell done anew", cause);
    }

    void write(StoredCell cell) {
        try {
            AtomicFile.write(file(cell.key()), "the result of the study", JSON.writeValueAsString(cell) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are JSON", e);
        }
    }

    private Path file(String key) {
        return path.resolve(key + ".json");
    }

    /** Where a training may keep its checkpoints. */
    Path training(String key) {
        return path.resolve("training-" + key);
    }

    /** Deletes such a folder, if somebody made it. */
    static void delete(Path training) {
        if (!Files.exists(training)) {
            return;
        }
        try (Stream<Path> files = Files.walk(training)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new FerException(training + ": the checkpoints of a finished training cannot be deleted: " + e, e);
        }
    }
}
