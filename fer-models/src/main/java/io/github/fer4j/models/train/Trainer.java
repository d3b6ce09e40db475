package io.github.fer4j.models.train;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import io.github.fer4j.noise.selection.EarlyLearning;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A training run, described in one go:
 *
 * <pre>{@code
 * TrainingResult run = Trainer.of(Zoo.customCnn().classes(LabelSet.EKMAN_7))
 *         .loss(Losses.crossEntropy().smoothed(0.1).withClassWeights(ClassWeights.effectiveNumber(0.999)))
 *         .augment(Augmentation.standard())
 *         .optimizer(Adam.of(1e-3)).batchSize(32).epochs(60)
 *         .earlyStopping(10).reduceLrOnPlateau(0.5, 4)
 *         .checkpoints(Path.of("run")).seed(42).listen(Listeners.console(System.err))
 *         .fit(train, validation);
 * }</pre>
 *
 * After each epoch the net is tried on the validation data; the model is that of the best epoch. The same settings, data,
 * number of threads and machine give the same parameters, to the bit. Not for several threads at once: a run uses all of
 * ND4J's threads and its random numbers.
 */
public final class Trainer {
    private final NetSpec net;
    private Loss loss = Losses.crossEntropy();
    private LabelTrust trust = LabelTrust.ALL;
    private Augmentation augmentation = Augmentation.none();
    private Mix mix = Mix.none();
    private Sampling sampling = Sampling.shuffled();
    private int loaderThreads = 1;
    private Optimizer optimizer = Adam.of(1e-3);
    private Schedule schedule = Schedule.constant();
    private int batchSize = 32;
    private int epochs = 60;
    private int earlyStopping;
    private double plateauFactor = 1;
    private int plateauPatience;
    private double averaging;
    private Selection selection = Selection.ACCURACY;
    private Path checkpoints;
    private long seed = 42;
    private TrainingListener progress = new TrainingListener() {};
    private BooleanSupplier cancelled = () -> false;

    private Trainer(NetSpec net) {
        this.net = Objects.requireNonNull(net, "net");
    }

    /**
     * A run of a net, with cross-entropy, Adam at 1e-3, batches of 32, 60 epochs, no augmentation, seed 42, and the best
     * epoch chosen by validation accuracy.
     *
     * @param net what to train
     * @return a trainer to set up further
     */
    public static Trainer of(NetSpec net) {
        return new Trainer(net);
    }

    /**
     * What is made small.
     *
     * @param value the loss; its class weights are worked out from the training data
     * @return this
     */
    public Trainer loss(Loss value) {
        this.loss = Objects.requireNonNull(value, "loss");
        return this;
    }

    /**
     * Learns only from the samples of each batch whose losses are smallest, as those with wrong labels have large ones before
     * they are learned by heart. Replaces {@link #coTeaching}.
     *
     * @param schedule what share of a batch that is, by epoch
     * @return this
     */
    public Trainer smallLoss(KeepSchedule schedule) {
        this.trust = trust.smallLoss(Objects.requireNonNull(schedule, "schedule"));
        return this;
    }

    /**
     * Trains two nets, each on the samples of a batch that the other finds easiest (Han et al. 2018); the model is the first
     * one. Takes more than twice the time. Replaces {@link #smallLoss}.
     *
     * @param schedule what share of a batch that is, by epoch, such as {@code KeepSchedule.coTeaching(0.2)}
     * @return this
     */
    public Trainer coTeaching(KeepSchedule schedule) {
        this.trust = trust.coTeaching(Objects.requireNonNull(schedule, "schedule"));
        return this;
    }

    /**
     * Holds the net to what it said of each training sample in the epochs before (Liu et al. 2020). Takes 8 bytes of memory a
     * sample and class.
     *
     * @param regularisation how much
     * @return this
     */
    public Trainer earlyLearning(EarlyLearning regularisation) {
        this.trust = trust.earlyLearning(Objects.requireNonNull(regularisation, "regularisation"));
        return this;
    }

    /**
     * Random changes to the training images, new in each epoch.
     *
     * @param value the recipe
     * @return this
     */
    public Trainer augment(Augmentation value) {
        this.augmentation = Objects.requireNonNull(value, "augmentation");
        return this;
    }

    /**
     * How the training samples of a batch are blended. The loss is that against the mixed targets; training accuracy is then
     * the share of rows whose top score is the larger part.
     *
     * @param value such as {@code Mixup.of(0.2)}
     * @return this
     */
    public Trainer mix(Mix value) {
        this.mix = Objects.requireNonNull(value, "mix");
        return this;
    }

    /**
     * Which training samples an epoch has, and in which order; shuffled unless set. Class weights of the loss stay those of
     * the data set: with balanced classes they would correct twice.
     *
     * @param value such as {@code Sampling.classBalanced()}
     * @return this
     */
    public Trainer sampling(Sampling value) {
        this.sampling = Objects.requireNonNull(value, "sampling");
        return this;
    }

    /**
     * Threads that load and augment while the net learns, 1 unless set. Their number does not change the result. More help
     * where {@link Epoch#loaderWait} is more than a few percent of an epoch and processors are free.
     *
     * @param value 1 to 256
     * @return this
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer loaderThreads(int value) {
        this.loaderThreads = inRange("1 to 256 threads load samples", value, 1, 256);
        return this;
    }

    /**
     * How gradients move parameters.
     *
     * @param value the optimiser
     * @return this
     */
    public Trainer optimizer(Optimizer value) {
        this.optimizer = Objects.requireNonNull(value, "optimizer");
        return this;
    }

    /**
     * How the learning rate moves through the run.
     *
     * @param value the schedule
     * @return this
     */
    public Trainer schedule(Schedule value) {
        this.schedule = Objects.requireNonNull(value, "schedule");
        return this;
    }

    /**
     * Samples a step. What is left at the end of an epoch is left out of it; it is another rest in each epoch.
     *
     * @param value 1 to 65,536
     * @return this
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer batchSize(int value) {
        this.batchSize = inRange("a batch has 1 to 65536 samples", value, 1, 65_536);
        return this;
    }

    /**
     * Passes over the training data, at most.
     *
     * @param value 1 to 100,000
     * @return this
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer epochs(int value) {
        this.epochs = inRange("a run has 1 to 100000 epochs", value, 1, 100_000);
        return this;
    }

    /**
     * Ends the run when the validation data saw no better epoch for some time.
     *
     * @param patience epochs, at least 1
     * @return this
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer earlyStopping(int patience) {
        this.earlyStopping = inRange("early stopping waits 1 to 100000 epochs", patience, 1, 100_000);
        return this;
    }

    /**
     * Lowers the learning rate when the validation data saw no better epoch for some time, and again after as long.
     *
     * @param factor what the rate is multiplied by, in (0, 1)
     * @param patience epochs, at least 1
     * @return this
     * @throws InvalidArgumentException if a value is out of range
     */
    public Trainer reduceLrOnPlateau(double factor, int patience) {
        if (!(factor > 0 && factor < 1)) {
            throw new InvalidArgumentException("the plateau factor is in (0, 1), got " + factor);
        }
        this.plateauPatience = inRange("a plateau is 1 to 100000 epochs long", patience, 1, 100_000);
        this.plateauFactor = factor;
        return this;
    }

    /**
     * Validates, and keeps, a moving average of the parameters instead of the last ones (Polyak and Juditsky 1992).
     *
     * @param decay the share of the average that stays in a step, in (0, 1), usually 0.99 to 0.9999
     * @return this
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer weightAveraging(double decay) {
        if (!(decay > 0 && decay < 1)) {
            throw new InvalidArgumentException("the decay of the average is in (0, 1), got " + decay);
        }
        this.averaging = decay;
        return this;
    }

    /**
     * By what the best epoch is chosen.
     *
     * @param value a figure on the validation data
     * @return this
     */
    public Trainer selectBy(Selection value) {
        this.selection = Objects.requireNonNull(value, "selection");
        return this;
    }

    /**
     * Writes {@code best.fer} whenever an epoch is the best so far, and {@code history.csv} after each.
     *
     * @param folder made if missing
     * @return this
     */
    public Trainer checkpoints(Path folder) {
        this.checkpoints = Objects.requireNonNull(folder, "checkpoints");
        return this;
    }

    /**
     * Decides the first parameters, the order of the samples, augmentation, mixing and dropout.
     *
     * @param value any but 0, with which ND4J is not reproducible
     * @return this
     * @throws InvalidArgumentException if it is 0
     */
    public Trainer seed(long value) {
        if (value == 0) {
            throw new InvalidArgumentException("a seed is not 0, with which ND4J is not reproducible; use another");
        }
        this.seed = value;
        return this;
    }

    /**
     * Who is told how the run goes.
     *
     * @param value such as {@code Listeners.console(System.err)}
     * @return this
     */
    public Trainer listen(TrainingListener value) {
        this.progress = Objects.requireNonNull(value, "progress");
        return this;
    }

    /**
     * Asked before each batch whether to stop; interrupting the thread stops the run as well.
     *
     * @param value true to stop
     * @return this
     */
    public Trainer cancelWhen(BooleanSupplier value) {
        this.cancelled = Objects.requireNonNull(value, "cancelled");
        return this;
    }

    private static int inRange(String rule, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidArgumentException(rule + ", got " + value);
        }
        return value;
    }

    /**
     * Trains.
     *
     * @param training learned from
     * @param validation what the best epoch is chosen on
     * @return the model of the best epoch, with the history; the caller closes it
     * @throws InvalidArgumentException if a data set is empty, is over other labels than the net, or has a sample with
     *     neither label nor target; if a class has no training samples; if a plateau or early stopping is asked for
     *     together with a one-cycle schedule that it would cut short
     * @throws TrainingException if an image cannot be read, or the loss becomes NaN or infinite
     */
    public TrainingResult fit(FerDataset training, FerDataset validation) {
        if (plateauPatience > 0 && schedule instanceof Schedule.OneCycle) {
            throw new InvalidArgumentException("a one-cycle schedule plans the whole learning rate, got"
                    + " reduceLrOnPlateau beside it; use one of the two");
        }
        requireUsable("training", training);
        requireUsable("validation", validation);
        training.classCounts().forEach((emotion, count) -> {
            if (count == 0) {
                throw new InvalidArgumentException("the training data has samples of every class, got none of '"
                        + emotion + "'; add some, or use a label set without it");
            }
        });
        TrainingSettings settings = new TrainingSettings(
                loss.fittedTo(training),
                trust,
                augmentation,
                mix,
                sampling,
                loaderThreads,
                optimizer,
                schedule,
                batchSize,
                epochs,
                earlyStopping,
                plateauFactor,
                plateauPatience,
                averaging,
                selection,
                checkpoints,
                seed,
                progress,
                cancelled);
        try (TrainingRun run = new TrainingRun(net, settings, training, validation)) {
            return run.run();
        }
    }

    private void requireUsable(String role, FerDataset data) {
        if (data.isEmpty()) {
            throw new InvalidArgumentException(
                    "the " + role + " data has at least 1 sample, got none of " + data.name());
        }
        if (!data.labels().equals(net.labels())) {
            throw new InvalidArgumentException("the net is for " + net.labels() + ", the " + role + " data over "
                    + data.labels() + "; use Zoo's .classes(...) with the labels of the data");
        }
        data.forEach(sample -> {
            if (sample.label().isEmpty() && sample.target().isEmpty()) {
                throw new InvalidArgumentException(sample.id() + ": a sample of the " + role
                        + " data has a label or a target, this one has neither");
            }
        });
    }
}
