package io.github.fer4j.eval.study;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What all studies are: cells that are done one after the other, each once. A cell that is in the folder is not done again; one
 * that is done is in the folder before the next begins.
 */
final class Grid {
    private final CellFolder folder;
    private final StudyProgress progress;
    private final BooleanSupplier cancelled;

    Grid(CellFolder folder, StudyProgress progress, BooleanSupplier cancelled) {
        this.folder = folder;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** What a cell gives: figures, and predictions where the study pools them, else null. */
    record Outcome(Map<String, Double> figures, PredictionTable predictions) {
        static Outcome of(Map<String, Double> figures) {
            return new Outcome(figures, null);
        }
    }

    /** A cell, and how it is done. */
    record Job(Map<String, String> at, String key, Supplier<Outcome> work) {}

    /** Cells that share a training, or none (null). */
    record Group(Trained trained, List<Job> jobs) {
        static Group of(Job job) {
            return new Group(null, List.of(job));
        }
    }

    /**
     * Does what is not done.
     *
     * @param planned how many cells all groups have
     * @param groups made one after the other, as they are needed
     * @return the cells that are done; fewer than planned where the study was cancelled
     * @throws InvalidArgumentException from a cell, for what was asked makes no sense then; other {@link FerException}s are
     *     cells that failed
     */
    List<StoredCell> run(int planned, Iterable<Group> groups) {
        List<StoredCell> cells = new ArrayList<>();
        for (Group group : groups) {
            try (Trained trained = group.trained()) {
                for (Job job : group.jobs()) {
                    Optional<StoredCell> cell = cell(job, cells.size() + 1, planned);
                    if (cell.isEmpty()) {
                        return cells;
                    }
                    cells.add(cell.get());
                }
                if (trained != null) {
                    trained.done();
                }
            }
        }
        return cells;
    }

    static StudyCells cells(List<StoredCell> stored, int planned) {
        return new StudyCells(stored.stream().map(StoredCell::cell).toList(), planned);
    }

    /** Empty where the study was cancelled. */
    private Optional<StoredCell> cell(Job job, int number, int planned) {
        Optional<StoredCell> before = folder.find(job.key());
        if (before.isPresent()) {
            progress.onCellEnd(before.get().cell(), true, number, planned);
            return before;
        }
        if (isCancelled()) {
            return Optional.empty();
        }
        progress.onCellStart(job.at(), number, planned);
        StoredCell cell;
        try {
            Outcome outcome = job.work().get();
            StoredCell.Columns predictions =
                    outcome.predictions() == null ? null : StoredCell.Columns.of(outcome.predictions());
            cell = new StoredCell(StoredCell.FORMAT, job.at(), job.key(), outcome.figures(), null, predictions);
        } catch (InvalidArgumentException e) {
            throw e;
        } catch (FerException e) {
            cell = new StoredCell(StoredCell.FORMAT, job.at(), job.key(), Map.of(), e.getMessage(), null);
        }
        if (isCancelled()) { // a training that was cut short may have given something, which is not what was asked for
            return Optional.empty();
        }
        folder.write(cell);
        progress.onCellEnd(cell.cell(), false, number, planned);
        return Optional.of(cell);
    }

    private boolean isCancelled() {
        return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
    }
}
