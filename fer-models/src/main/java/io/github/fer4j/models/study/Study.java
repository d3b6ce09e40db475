package io.github.fer4j.models.study;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingCancelledException;
import io.github.fer4j.models.train.TrainingException;
import io.github.fer4j.models.train.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Trains several settings with several seeds and compares them:
 *
 * <pre>{@code
 * StudyTable table = Study.in(Path.of("study"))
 *         .setting("cross-entropy", trainer, train, validation)
 *         .setting("label smoothing", trainer.loss(Losses.crossEntropy().smoothed(0.1)), train, validation)
 *         .seeds(1, 2, 3)
 *         .build()
 *         .run();
 * }</pre>
 *
 * What is done is written to the folder run by run, and the run in progress has its checkpoint there: a study that was
 * stopped goes on where it was when it is run again. A run whose net, settings or data have changed since is done anew. A
 * training that diverges is a row that says so, and does not stop the study. Seeds change from the first to the last setting
 * within the first seed, so that a study which is stopped early still compares all settings.
 */
public final class Study {
    private final Path folder;
    private final Map<String, LongFunction<StudyRun>> settings;
    private final long[] seeds;
    private final Function<TrainingResult, Map<String, Double>> measure;
    private final StudyListener listener;

    private Study(Builder builder) {
        this.folder = builder.folder;
        this.settings = new LinkedHashMap<>(builder.settings);
        this.seeds = builder.seeds;
        this.measure = builder.measure;
        this.listener = builder.listener;
    }

    /**
     * Starts a study without settings, with seed 42, that measures the validation figures of the best epoch.
     *
     * @param folder where results and checkpoints go; made if missing
     * @return a builder
     */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /**
     * Trains what is not yet done.
     *
     * @return a row for each run; fewer than planned where a run was cancelled, by its trainer or by an interrupt
     * @throws io.github.fer4j.ModelFormatException if the results in the folder cannot be read
     * @throws InvalidArgumentException as {@link Trainer#fit} states
     */
    public StudyTable run() {
        StudyFolder results = StudyFolder.open(folder);
        Map<String, List<StudyRow>> bySetting = new LinkedHashMap<>();
        settings.keySet().forEach(setting -> bySetting.put(setting, new ArrayList<>()));
        int planned = settings.size() * seeds.length;
        int number = 0;
        for (long seed : seeds) {
            for (Map.Entry<String, LongFunction<StudyRun>> entry : settings.entrySet()) {
                number++;
                Optional<StudyRow> row =
                        row(results, entry.getKey(), entry.getValue().apply(seed), seed, number);
                if (row.isEmpty()) {
                    return table(bySetting, planned);
                }
                bySetting.get(entry.getKey()).add(row.get());
                listener.onRunEnd(row.get(), number, planned);
            }
        }
        return table(bySetting, planned);
    }

    private static StudyTable table(Map<String, List<StudyRow>> bySetting, int planned) {
        return new StudyTable(bySetting.values().stream().flatMap(List::stream).toList(), planned);
    }

    /** Empty where the run was cancelled. */
    private Optional<StudyRow> row(StudyFolder results, String setting, StudyRun run, long seed, int number) {
        Trainer trainer = run.trainer().seed(seed);
        String key = StudyFolder.key(trainer, run.training(), run.validation());
        Optional<StudyRow> before = results.find(setting, seed, key);
        if (before.isPresent()) {
            return before;
        }
        listener.onRunStart(setting, seed, number, settings.size() * seeds.length);
        Path checkpoints = results.checkpoints(key);
        StudyRow row;
        try (TrainingResult result =
                trainer.checkpoints(checkpoints).resuming().fit(run.training(), run.validation())) {
            if (result.end() == TrainingResult.End.CANCELLED) {
                return Optional.empty();
            }
            row = new StudyRow(setting, seed, key, measure.apply(result), null);
        } catch (TrainingCancelledException e) {
            return Optional.empty();
        } catch (TrainingException e) {
            row = new StudyRow(setting, seed, key, Map.of(), e.getMessage());
        }
        results.add(row);
        return Optional.of(row);
    }

    private static Map<String, Double> validationFigures(TrainingResult result) {
        Epoch best = result.history().best().orElseThrow();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("validation accuracy", best.validationAccuracy());
        figures.put("validation UAR", best.validationUar());
        figures.put("validation macro F1", best.validationMacroF1());
        figures.put("validation loss", best.validationLoss());
        return figures;
    }

    /** Builds a {@link Study}. */
    public static final class Builder {
        private final Path folder;
        private final Map<String, LongFunction<StudyRun>> settings = new LinkedHashMap<>();
        private long[] seeds = {42};
        private Function<TrainingResult, Map<String, Double>> measure = Study::validationFigures;
        private StudyListener listener = new StudyListener() {};

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * Adds a setting.
         *
         * @param name what it is called in the table
         * @param trainer how; its seed is replaced
         * @param training learned from
         * @param validation what the best epoch is chosen on
         * @return this
         * @throws InvalidArgumentException if the name is blank or taken
         */
        public Builder setting(String name, Trainer trainer, FerDataset training, FerDataset validation) {
            StudyRun run = new StudyRun(trainer, training, validation);
            return setting(name, seed -> run);
        }

        /**
         * Adds a setting whose data or settings follow from the seed, such as labels with injected noise.
         *
         * @param name what it is called in the table
         * @param prepare the run for a seed; the same for the same seed
         * @return this
         * @throws InvalidArgumentException if the name is blank or taken
         */
        public Builder setting(String name, LongFunction<StudyRun> prepare) {
            if (name.isBlank() || settings.containsKey(name)) {
                throw new InvalidArgumentException("the settings of a study have names, each another, got '" + name
                        + "' beside " + settings.keySet());
            }
            settings.put(name, Objects.requireNonNull(prepare, "prepare"));
            return this;
        }

        /**
         * With which seeds each setting is trained.
         *
         * @param values at least one, all different, not 0
         * @return this
         * @throws InvalidArgumentException if there are none, or one twice or 0
         */
        public Builder seeds(long... values) {
            if (values.length == 0
                    || Arrays.stream(values).distinct().count() != values.length
                    || Arrays.stream(values).anyMatch(seed -> seed == 0)) {
                throw new InvalidArgumentException(
                        "a study has at least one seed, all different and none 0, got " + Arrays.toString(values));
            }
            this.seeds = values.clone();
            return this;
        }

        /**
         * What is measured of each finished run.
         *
         * @param figures from the result, which the study closes, to figures by name
         * @return this
         */
        public Builder measure(Function<TrainingResult, Map<String, Double>> figures) {
            this.measure = Objects.requireNonNull(figures, "measure");
            return this;
        }

        /**
         * Who is told how the study goes; listeners of the single runs are set on their trainers.
         *
         * @param value the listener
         * @return this
         */
        public Builder listen(StudyListener value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * The study.
         *
         * @return ready to run
         * @throws InvalidArgumentException if there is no setting
         */
        public Study build() {
            if (settings.isEmpty()) {
                throw new InvalidArgumentException("a study has at least one setting, got none");
            }
            return new Study(this);
        }
    }
}
