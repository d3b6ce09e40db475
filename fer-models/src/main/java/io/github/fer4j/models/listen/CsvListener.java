package io.github.fer4j.models.listen;

import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.History;
import io.github.fer4j.models.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** See {@link Listeners#csv}. */
final class CsvListener implements TrainingListener {
    private final Path file;
    private final List<Epoch> epochs = new ArrayList<>();

    CsvListener(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /** Writes at once: where it cannot, one would rather know before the first epoch. */
    @Override
    public void onStart(RunInfo run) {
        epochs.clear();
        epochs.addAll(run.before().epochs());
        write();
    }

    @Override
    public void onEpoch(Epoch epoch, int planned) {
        epochs.add(epoch);
        write();
    }

    private void write() {
        AtomicFile.write(file, "the history", new History(epochs).toCsv());
    }
}
