package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.History;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingResult;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;

/** See {@link Listeners#console}. */
final class ConsoleListener implements TrainingListener {
    /** Columns of the narrowest usual terminal, less one: a bar that wraps could not be drawn over. */
    private static final int COLUMNS = 79;

    private static final int BAR = 12;
    private static final long REDRAW_NANOS = 200_000_000L;
    private static final long PLAIN_LINE_NANOS = 60_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private boolean shown;
    private long shownAt;

    ConsoleListener(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = Objects.requireNonNull(out, "out");
        this.terminal = terminal;
        this.nanos = nanos;
    }

    static ConsoleListener of(PrintStream out) {
        boolean standard = out == System.out || out == System.err;
        return new ConsoleListener(out, standard && isTerminal(System.console()), System::nanoTime);
    }

    /** Since Java 22 there is a console without a terminal as well, and a method to ask it. */
    private static boolean isTerminal(Console console) {
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    @Override
    public void onStart(RunInfo run) {
        // The first plain line comes a minute after the start, the bar at once.
        shown = !terminal;
        shownAt = nanos.getAsLong();
        if (!run.before().epochs().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "goes on after epoch %d%n",
                    run.before().epochs().size());
            out.flush();
        }
    }

    @Override
    public void onBatch(State state) {
        long now = nanos.getAsLong();
        if (!terminal && !shown) { // a run that was not announced
            shown = true;
            shownAt = now;
        }
        if (shown && now - shownAt < (terminal ? REDRAW_NANOS : PLAIN_LINE_NANOS)) {
            return;
        }
        shown = true;
        shownAt = now;
        out.print(terminal ? "\r" + padded(bar(state)) : plain(state) + System.lineSeparator());
        out.flush();
    }

    private static String bar(State state) {
        int full = BAR * state.batch() / state.batches();
        return String.format(
                Locale.ROOT,
                "epoch %d/%d [%s%s] %s",
                state.epoch(),
                state.epochs(),
                "=".repeat(full),
                " ".repeat(BAR - full),
                figures(state));
    }

    private static String plain(State state) {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  batch %d/%d  %s",
                state.epoch(),
                state.epochs(),
                state.batch(),
                state.batches(),
                figures(state));
    }

    private static String figures(State state) {
        return String.format(
                Locale.ROOT,
                "loss %.3f acc %.3f %.0f images/s %s left",
                state.loss(),
                state.accuracy(),
                state.imagesPerSecond(),
                Lines.time(state.secondsLeft()));
    }

    private static String padded(String line) {
        return line.length() > COLUMNS ? line.substring(0, COLUMNS) : line + " ".repeat(COLUMNS - line.length());
    }

    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        String line = Lines.epoch(epoch, epochs);
        out.println(terminal ? "\r" + (line.length() < COLUMNS ? padded(line) : line) : line);
        out.flush();
        shownAt = nanos.getAsLong();
    }

    @Override
    public void onEnd(TrainingResult.End end, History history) {
        if (end != TrainingResult.End.COMPLETED) { // the last epoch's line says that
            out.println((terminal ? "\r" : "") + padded(Lines.end(end, history)).stripTrailing());
            out.flush();
        }
    }
}
