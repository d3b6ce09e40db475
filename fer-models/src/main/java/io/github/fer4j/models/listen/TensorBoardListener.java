package io.github.fer4j.models.listen;

import io.github.fer4j.FerException;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.TrainingListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * See {@link Listeners#tensorBoard}. A run writes one event file. One that goes on after a crash writes a new one that takes
 * over the old one's events, up to the epochs that are done: TensorBoard reads a file that has shrunk wrongly, and one that has
 * events twice as a zigzag.
 */
final class TensorBoardListener implements TrainingListener {
    /**
     * Where TensorFlow has the machine's name, so that files of other programs in the folder can be told from ours; it also says
     * less of the machine.
     */
    private static final String SUFFIX = ".fer4j";

    private static final String PREFIX = "events.out.tfevents.";
    private static final String BATCH = "epoch_so_far/";
    private static final int EVENTS_OF_AN_EPOCH = 100;
    private static final String WHAT = "the events for TensorBoard";

    private final Path folder;
    private final Clock clock;
    private Path file;

    TensorBoardListener(Path folder, Clock clock) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.clock = clock;
    }

    TensorBoardListener(Path folder) {
        this(folder, Clock.systemUTC());
    }

    @Override
    public void onStart(RunInfo run) {
        List<Path> older = eventFiles();
        file = folder.resolve(String.format(Locale.ROOT, "%s%010d%s", PREFIX, (long) seconds(), SUFFIX));
        AtomicFile.write(file, WHAT, out -> {
            put(out, Events.version(seconds()));
            put(out, Events.text(seconds(), "run/settings", table(run)));
            takeOver(older, run, out);
        });
        for (Path old : older) {
            if (!old.equals(file)) {
                delete(old);
            }
        }
    }

    @Override
    public void onBatch(State state) {
        if (Pace.isDue(state.batch(), state.batches(), EVENTS_OF_AN_EPOCH)) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(BATCH + "loss", state.loss());
            figures.put(BATCH + "accuracy", state.accuracy());
            figures.put(BATCH + "images_per_second", state.imagesPerSecond());
            append(Events.scalars(seconds(), (state.epoch() - 1L) * state.batches() + state.batch(), figures));
        }
    }

    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        append(event(epoch));
    }

    private byte[] event(Epoch epoch) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss/training", epoch.trainingLoss());
        figures.put("loss/validation", epoch.validationLoss());
        figures.put("accuracy/training", epoch.trainingAccuracy());
        figures.put("accuracy/validation", epoch.validationAccuracy());
        figures.put("uar/validation", epoch.validationUar());
        figures.put("macro_f1/validation", epoch.validationMacroF1());
        epoch.validationAffect().ifPresent(affect -> {
            figures.put("ccc/valence", affect.valenceCcc());
            figures.put("ccc/arousal", affect.arousalCcc());
        });
        figures.put("run/learning_rate", epoch.learningRate());
        figures.put("run/images_per_second", epoch.imagesPerSecond());
        figures.put("run/loader_wait", epoch.loaderWait());
        figures.put("run/seconds", epoch.seconds());
        return Events.scalars(seconds(), epoch.number(), figures);
    }

    /** Copies what older files say of the epochs that are done, with its time; adds those that they have lost. */
    private void takeOver(List<Path> older, RunInfo run, OutputStream out) throws IOException {
        List<Epoch> done = run.before().epochs();
        if (done.isEmpty()) {
            return;
        }
        Set<Long> missing = done.stream().map(epoch -> (long) epoch.number()).collect(Collectors.toSet());
        long lastBatch = (long) done.size() * run.batches();
        Set<Long> batches = new HashSet<>();
        for (Path old : older) {
            EventRecords.forEach(old, event -> {
                long step = Events.step(event);
                String tag = Events.firstTag(event);
                boolean ofBatch = tag.startsWith(BATCH);
                if (ofBatch ? step <= lastBatch && batches.add(step) : step > 0 && missing.remove(step)) {
                    put(out, event);
                }
            });
        }
        for (Epoch epoch : done) {
            if (missing.contains((long) epoch.number())) {
                put(out, event(epoch));
            }
        }
    }

    /** Ours, the oldest first. */
    private List<Path> eventFiles() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().matches("\\Q" + PREFIX + "\\E\\d+\\" + SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FerException(folder + ": the folder cannot be read: " + e, e);
        }
    }

    private void append(byte[] event) {
        // Opened each time: nothing is left open where a run ends badly, and each event is seen at once.
        try {
            Files.write(file, EventRecords.frame(event), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static void put(OutputStream out, byte[] event) throws IOException {
        out.write(EventRecords.frame(event));
    }

    private static void delete(Path old) {
        try {
            Files.deleteIfExists(old);
        } catch (IOException e) {
            throw new FerException(old + ": the events of an older run cannot be deleted: " + e, e);
        }
    }

    private static FerException cannotWrite(Path file, IOException e) {
        return new FerException(file + ": " + WHAT + " cannot be written: " + e, e);
    }

    private static String table(RunInfo run) {
        StringBuilder table = new StringBuilder("| setting | value |\n| --- | --- |\n");
        row(table, "net", run.net().toString());
        row(table, "classes", run.net().labels().toString());
        row(table, "training samples", String.valueOf(run.trainingSamples()));
        row(table, "validation samples", String.valueOf(run.validationSamples()));
        run.settings().forEach((name, value) -> row(table, name, value));
        return table.toString();
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append("| ")
                .append(name.replace("|", "\\|"))
                .append(" | ")
                .append(value.replace("|", "\\|").replaceAll("\\s+", " "))
                .append(" |\n");
    }

    private double seconds() {
        return clock.millis() / 1000.0;
    }
}
