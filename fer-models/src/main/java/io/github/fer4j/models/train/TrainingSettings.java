package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.models.optim.GradientClipping;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.noise.loss.Losses;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that decides a run's result beside the net, the data and the threads. */
record TrainingSettings(
        Objective objective, Feeding feeding, Descent descent, Stopping stopping, Transfer transfer, long seed) {
    static final TrainingSettings STANDARD = new TrainingSettings(
            Objective.STANDARD, Feeding.STANDARD, Descent.STANDARD, Stopping.STANDARD, Transfer.OFF, 42);

    private static final String LOSS = "loss";
    private static final String TRUST = "trust in labels";
    private static final String AFFECT = "affect";
    private static final String AUGMENTATION = "augmentation";
    private static final String MIX = "mix";
    private static final String SAMPLING = "sampling";
    private static final String BATCH_SIZE = "batch size";
    private static final String OPTIMIZER = "optimizer";
    private static final String SCHEDULE = "schedule";
    private static final String PLATEAU = "reduce on plateau";
    private static final String CLIPPING = "gradient clipping";
    private static final String AVERAGING = "weight averaging";
    private static final String EPOCHS = "epochs";
    private static final String EARLY_STOPPING = "early stopping";
    private static final String SELECTION = "selection";
    private static final String TRANSFER = "transfer";
    private static final String SEED = "seed";

    TrainingSettings with(Objective value) {
        return new TrainingSettings(value, feeding, descent, stopping, transfer, seed);
    }

    TrainingSettings with(Feeding value) {
        return new TrainingSettings(objective, value, descent, stopping, transfer, seed);
    }

    TrainingSettings with(Descent value) {
        return new TrainingSettings(objective, feeding, value, stopping, transfer, seed);
    }

    TrainingSettings with(Stopping value) {
        return new TrainingSettings(objective, feeding, descent, value, transfer, seed);
    }

    TrainingSettings with(Transfer value) {
        return new TrainingSettings(objective, feeding, descent, stopping, value, seed);
    }

    TrainingSettings withSeed(long value) {
        return new TrainingSettings(objective, feeding, descent, stopping, transfer, value);
    }

    /** Setting to value, for the model's card; {@link #parse} reads them back. */
    Map<String, String> describe() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(LOSS, objective.loss().describe());
        settings.put(TRUST, objective.trust().describe());
        settings.put(AFFECT, objective.affect().describe());
        settings.put(AUGMENTATION, feeding.augmentation().describe());
        settings.put(MIX, feeding.mix().describe());
        settings.put(SAMPLING, feeding.sampling().describe());
        settings.put(BATCH_SIZE, Integer.toString(feeding.batchSize()));
        settings.put(OPTIMIZER, descent.optimizer().describe());
        settings.put(SCHEDULE, descent.schedule().describe());
        settings.put(PLATEAU, descent.plateau().describe());
        settings.put(CLIPPING, descent.clipping().describe());
        settings.put(AVERAGING, descent.averaging().describe());
        settings.put(EPOCHS, Integer.toString(stopping.epochs()));
        settings.put(EARLY_STOPPING, stopping.describePatience());
        settings.put(SELECTION, stopping.selection().describe());
        settings.put(TRANSFER, transfer.describe());
        settings.put(SEED, Long.toString(seed));
        return settings;
    }

    /**
     * Settings from their description.
     *
     * @throws InvalidArgumentException if one is missing or cannot be read, naming it
     */
    static TrainingSettings parse(Map<String, String> texts) {
        Reader reader = new Reader(texts);
        return new TrainingSettings(
                new Objective(
                        reader.read(LOSS, Losses::parse),
                        reader.read(TRUST, LabelTrust::parse),
                        reader.read(AFFECT, AffectObjective::parse)),
                new Feeding(
                        reader.read(AUGMENTATION, Augmentation::parse),
                        reader.read(MIX, Mix::parse),
                        reader.read(SAMPLING, Sampling::parse),
                        reader.read(BATCH_SIZE, Integer::parseInt)),
                new Descent(
                        reader.read(OPTIMIZER, Optimizer::parse),
                        reader.read(SCHEDULE, Schedule::parse),
                        reader.read(PLATEAU, Plateau::parse),
                        reader.read(CLIPPING, GradientClipping::parse),
                        reader.read(AVERAGING, WeightAveraging::parse)),
                new Stopping(
                        reader.read(EPOCHS, Integer::parseInt),
                        reader.read(EARLY_STOPPING, Stopping::parsePatience),
                        reader.read(SELECTION, Selection::parse)),
                reader.read(TRANSFER, Transfer::parse),
                reader.read(SEED, Long::parseLong));
    }

    /** A setting by its name; those that came later read as what runs did before them. Null where there is none. */
    static String get(Map<String, String> texts, String setting) {
        return texts.getOrDefault(
                setting,
                switch (setting) {
                    case AFFECT -> AffectObjective.OFF_TEXT;
                    case TRANSFER -> TransferText.OFF;
                    default -> null;
                });
    }

    /** Reads one setting after the other, and says which one it cannot. */
    private record Reader(Map<String, String> texts) {
        <T> T read(String setting, java.util.function.Function<String, T> parser) {
            String text = get(texts, setting);
            if (text == null) {
                throw new InvalidArgumentException("the settings of a run hold '" + setting + "', got only "
                        + texts.keySet() + "; they are of another version of fer4j");
            }
            try {
                return parser.apply(text);
            } catch (InvalidArgumentException | NumberFormatException e) {
                throw new InvalidArgumentException("the setting '" + setting + "' cannot be read: " + e.getMessage());
            }
        }
    }
}
