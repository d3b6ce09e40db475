package io.github.fer4j.examples;

import io.github.fer4j.models.study.StudyListener;
import io.github.fer4j.models.study.StudyRow;
import java.io.PrintStream;
import java.util.Locale;

/**
 * A line as each run of a study ends.
 *
 * @param out where to
 */
record ConsoleStudy(PrintStream out) implements StudyListener {
    @Override
    public void onRunEnd(StudyRow row, int number, int planned) {
        out.printf(
                Locale.ROOT,
                "%d/%d %s, seed %d: %s%n",
                number,
                planned,
                row.setting(),
                row.seed(),
                row.failed()
                        ? row.failure()
                        : String.format(
                                Locale.ROOT,
                                "accuracy %.2f %%",
                                100 * row.figures().get("accuracy")));
    }
}
