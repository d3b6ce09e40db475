package io.github.fer4j.models.listen;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of a training run that come with the library. Each is for one run at a time. */
public final class Listeners {
    /** The name of the logger of {@link #logging()}. */
    public static final String LOGGER = "io.github.fer4j.training";

    private Listeners() {}

    /**
     * A line for each epoch. Where a person is watching a terminal, also a bar that moves, with images/s and time left; where
     * the output goes to a file or a pipe, a plain line with these once a minute, so that a long epoch is not silent.
     *
     * @param out such as {@code System.err}; stays open
     * @return the listener
     */
    public static TrainingListener console(PrintStream out) {
        return ConsoleListener.of(out);
    }

    /**
     * Lines in the log of the application, by the logger {@value #LOGGER}; see {@link #logging(Logger)}.
     *
     * @return the listener
     */
    public static TrainingListener logging() {
        return logging(LoggerFactory.getLogger(LOGGER));
    }

    /**
     * Lines in a log: at level info one for each epoch, for the start and for the end; at level debug ten within each epoch,
     * with images/s and time left.
     *
     * @param log where to
     * @return the listener
     */
    public static TrainingListener logging(Logger log) {
        return new LogListener(log);
    }

    /**
     * A csv file with a line of names and a line for each epoch so far, as {@link
     * io.github.fer4j.models.train.History#toCsv()} has them. It is replaced as a whole after each epoch, so readers never see
     * half a line. A new run replaces the file of an older one; a resumed run keeps the epochs that it has done.
     *
     * @param file such as {@code history.csv}; its folders are made
     * @return the listener; it throws a {@link FerException} that names the file where it cannot be written
     */
    public static TrainingListener csv(Path file) {
        return new CsvListener(file);
    }

    /**
     * A folder that TensorBoard opens: {@code tensorboard --logdir} with this folder, or with its parent to see several runs
     * together. It gets the figures of each epoch by the epoch's number, the means of the epoch so far at up to 100 batches of
     * each epoch by the number of the batch in the run, and the settings as a text. A new run replaces the event file that an
     * older run of fer4j left in the folder; a resumed run keeps what belongs to the epochs that it has done. Files of other
     * programs are left alone.
     *
     * @param folder one for each run; is made
     * @return the listener; it throws a {@link FerException} that names the file where it cannot be written
     */
    public static TrainingListener tensorBoard(Path folder) {
        return new TensorBoardListener(folder);
    }

    /**
     * Deeplearning4j's own listeners, such as its {@code ScoreIterationListener} or, for its training UI, {@code
     * StatsListener}. They are told of each step by Deeplearning4j, and of the start and the end of each epoch. One that throws
     * is named once in the log, as a warning with the stack trace, and is told no more; the run goes on.
     *
     * @param listeners at least one
     * @return the listener
     * @throws InvalidArgumentException if there is none
     */
    public static TrainingListener deeplearning4j(org.deeplearning4j.optimize.api.TrainingListener... listeners) {
        return new Dl4jListeners(atLeastOne(listeners));
    }

    private static <T> List<T> atLeastOne(T[] listeners) {
        Objects.requireNonNull(listeners, "listeners");
        if (listeners.length == 0) {
            throw new InvalidArgumentException(
                    "at least one listener is needed, got none; leave the call away instead");
        }
        return List.of(listeners);
    }
}
