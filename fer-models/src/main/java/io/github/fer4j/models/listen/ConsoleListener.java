package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/** See {@link Listeners#console}. */
final class ConsoleListener implements TrainingListener {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 200_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private long drawn = Long.MIN_VALUE;

    ConsoleListener(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void onBatch(State state) {
        long now = System.nanoTime();
        if (!terminal || drawn != Long.MIN_VALUE && now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        int full = WIDTH * state.batch() / state.batches();
        out.printf(
                Locale.ROOT,
                "\repoch %d/%d [%s%s] loss %.3f acc %.3f  %.0f images/s  %s left   ",
                state.epoch(),
                state.epochs(),
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                state.loss(),
                state.accuracy(),
                state.imagesPerSecond(),
                time(state.secondsLeft()));
        out.flush();
    }

    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        out.printf(
                Locale.ROOT,
                "%sepoch %d/%d  loss %.4f acc %.4f | validation loss %.4f acc %.4f | lr %.2e  %.0f images/s  %s%s%n",
                terminal ? "\r\u001b[K" : "",
                epoch.number(),
                epochs,
                epoch.trainingLoss(),
                epoch.trainingAccuracy(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.learningRate(),
                epoch.imagesPerSecond(),
                time(epoch.seconds()),
                epoch.best() ? "  best" : "");
        out.flush();
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
