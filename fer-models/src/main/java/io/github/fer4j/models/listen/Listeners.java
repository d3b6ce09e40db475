package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.TrainingListener;
import java.io.PrintStream;

/** The listeners of a training run that come with the library. */
public final class Listeners {
    private Listeners() {}

    /**
     * A line for each epoch and, where a person is watching a terminal, a bar that moves, with images/s and time left.
     *
     * @param out such as {@code System.err}
     * @return the listener
     */
    public static TrainingListener console(PrintStream out) {
        return new ConsoleListener(out, System.console() != null);
    }
}
