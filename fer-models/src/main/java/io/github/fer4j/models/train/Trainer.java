package io.github.fer4j.models.train;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.optim.GradientClipping;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.noise.loss.AffectLoss;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.selection.EarlyLearning;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.nio.file.Path;
import java.util.Map;
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
 * number of threads and machine give the same parameters, to the bit, whether the run was stopped and resumed or not.
 *
 * <p>Immutable: each method gives a changed trainer, so that variants of one can be compared. A run uses all of ND4J's
 * threads and its random numbers, so only one may go on in a process.
 */
public final class Trainer {
    private final NetSpec net;
    private final TrainingSettings settings;
    private final Surroundings around;

    private Trainer(NetSpec net, TrainingSettings settings, Surroundings around) {
        this.net = Objects.requireNonNull(net, "net");
        this.settings = settings;
        this.around = around;
    }

    /**
     * A run of a net, with cross-entropy, Adam at 1e-3, batches of 32, 60 epochs, no augmentation, seed 42, and the best
     * epoch chosen by validation accuracy.
     *
     * @param net what to train
     * @return a trainer to set up further
     */
    public static Trainer of(NetSpec net) {
        return new Trainer(net, TrainingSettings.STANDARD, Surroundings.STANDARD);
    }

    /**
     * The run that a model came from, set up anew: the net, every setting, the seed, the split's and the command's words. The
     * data are the caller's to give; {@link #fit} tells whether they are the same as they were. So is the model that the run
     * began from, if it did: {@link #transferFrom}.
     *
     * @param card of a model that a trainer made
     * @return the trainer, without checkpoints and listeners
     * @throws InvalidArgumentException if the card does not say how the model came to be, or a setting is not one that this
     *     version knows, such as a loss of the caller's own
     */
    public static Trainer replay(ModelCard card) {
        Training training = card.provenance()
                .orElseThrow(() -> new InvalidArgumentException("the card of '" + card.name()
                        + "' does not say how the model came to be, so its run cannot be" + " repeated"));
        return new Trainer(
                new NetSpec(card.architecture(), card.labelSet(), card.preprocessing()),
                TrainingSettings.parse(training.settings()),
                Surroundings.STANDARD.withSplit(training.split()).withCommand(training.command()));
    }

    /**
     * The run that left its checkpoint in a folder, to go on with as if it had never stopped: {@code
     * Trainer.resume(folder).listen(...).fit(training, validation)}, with the same data. Where the run was done, {@code fit}
     * gives its result at once.
     *
     * @param folder that of {@link #checkpoints}
     * @return the trainer, without listeners
     * @throws InvalidArgumentException if the folder holds no checkpoint, or its settings cannot be read back, such as a loss
     *     of the caller's own: set those up again, and use {@link #resuming}
     * @throws io.github.fer4j.ModelFormatException if the checkpoint is damaged
     */
    public static Trainer resume(Path folder) {
        Checkpoint checkpoint = Checkpoint.find(folder)
                .orElseThrow(() -> new InvalidArgumentException(
                        "a run is resumed from a folder with " + Checkpoint.FILE + ", got " + folder + " without one"));
        RunState state = checkpoint.state();
        return new Trainer(
                state.net(),
                TrainingSettings.parse(state.settings()),
                Surroundings.STANDARD
                        .withCheckpoints(folder)
                        .withResuming(true)
                        .withSplit(state.split())
                        .withCommand(state.command()));
    }

    /** What is trained. */
    public NetSpec net() {
        return net;
    }

    /** Setting to value, for reports: what the model's card will say. */
    public Map<String, String> settings() {
        return settings.describe();
    }

    private Trainer with(Objective objective) {
        return new Trainer(net, settings.with(objective), around);
    }

    private Trainer with(Feeding feeding) {
        return new Trainer(net, settings.with(feeding), around);
    }

    private Trainer with(Descent descent) {
        return new Trainer(net, settings.with(descent), around);
    }

    private Trainer with(Stopping stopping) {
        return new Trainer(net, settings.with(stopping), around);
    }

    private Trainer with(Surroundings surroundings) {
        return new Trainer(net, settings, surroundings);
    }

    /**
     * What is made small.
     *
     * @param value the loss; its class weights are worked out from the training data
     * @return the changed trainer
     */
    public Trainer loss(Loss value) {
        return with(settings.objective().withLoss(Objects.requireNonNull(value, "loss")));
    }

    /**
     * Makes a loss of valence and arousal small as well, for a net {@linkplain NetSpec#withValenceArousal with outputs for
     * them}: what is made small is {@code loss + weight * affect}, means over the batch. The second is over those of its samples
     * that are annotated, by their weights; the others count for nothing there, and a batch without any has only the first.
     *
     * <p>{@link io.github.fer4j.noise.loss.AffectLosses#concordance} learns nothing from a batch with one annotated sample, or
     * with annotations that are all the same: it wants large batches, well annotated. Mixup and CutMix mix valence and arousal
     * as they mix labels. Small-loss selection and co-teaching choose by the categories alone, and for the categories alone:
     * valence and arousal are learned from all samples.
     *
     * @param loss such as {@code AffectLosses.concordance()}
     * @param weight of this loss beside that of the categories, above 0; 1 is a good start
     * @return the changed trainer
     * @throws InvalidArgumentException if the weight is out of range
     */
    public Trainer affect(AffectLoss loss, double weight) {
        Objects.requireNonNull(loss, "loss");
        return with(settings.objective().withAffect(AffectObjective.of(loss, weight)));
    }

    /**
     * Learns only from the samples of each batch whose losses are smallest, as those with wrong labels have large ones before
     * they are learned by heart. Replaces {@link #coTeaching}.
     *
     * @param schedule what share of a batch that is, by epoch
     * @return the changed trainer
     */
    public Trainer smallLoss(KeepSchedule schedule) {
        Objects.requireNonNull(schedule, "schedule");
        return with(settings.objective().withTrust(settings.objective().trust().smallLoss(schedule)));
    }

    /**
     * Trains two nets, each on the samples of a batch that the other finds easiest (Han et al. 2018); the model is the first
     * one. Takes more than twice the time. Replaces {@link #smallLoss}.
     *
     * @param schedule what share of a batch that is, by epoch, such as {@code KeepSchedule.coTeaching(0.2)}
     * @return the changed trainer
     */
    public Trainer coTeaching(KeepSchedule schedule) {
        Objects.requireNonNull(schedule, "schedule");
        return with(settings.objective().withTrust(settings.objective().trust().coTeaching(schedule)));
    }

    /**
     * Holds the net to what it said of each training sample in the epochs before (Liu et al. 2020). Takes 8 bytes of memory a
     * sample and class.
     *
     * @param regularisation how much
     * @return the changed trainer
     */
    public Trainer earlyLearning(EarlyLearning regularisation) {
        Objects.requireNonNull(regularisation, "regularisation");
        return with(settings.objective().withTrust(settings.objective().trust().earlyLearning(regularisation)));
    }

    /**
     * Begins from a trained model instead of random parameters, and says which of its stages learn.
     *
     * @param value such as {@code Transfer.fineTuning(model, 3)}
     * @return the changed trainer
     * @throws InvalidArgumentException if the net has no such stages, or the model does not fit it, naming all layers that do
     *     not; see {@link Transfer#report}
     */
    public Trainer transfer(Transfer value) {
        value.report(net);
        return new Trainer(net, settings.with(value), around);
    }

    /**
     * Gives a trainer that was read back, by {@link #replay} or {@link #resume}, the model that its run began from: settings
     * hold its name and its SHA-256 only.
     *
     * @param model the very same
     * @return the changed trainer
     * @throws InvalidArgumentException if the run did not begin from a model, or from another one
     */
    public Trainer transferFrom(TrainedModel model) {
        return transfer(settings.transfer().withSource(model));
    }

    /**
     * Random changes to the training images, new in each epoch.
     *
     * @param value the recipe
     * @return the changed trainer
     */
    public Trainer augment(Augmentation value) {
        return with(settings.feeding().withAugmentation(Objects.requireNonNull(value, "augmentation")));
    }

    /**
     * How the training samples of a batch are blended. The loss is that against the mixed targets; training accuracy is then
     * the share of rows whose top score is the larger part.
     *
     * @param value such as {@code Mixup.of(0.2)}
     * @return the changed trainer
     */
    public Trainer mix(Mix value) {
        return with(settings.feeding().withMix(Objects.requireNonNull(value, "mix")));
    }

    /**
     * Which training samples an epoch has, and in which order; shuffled unless set. Class weights of the loss stay those of
     * the data set: with balanced classes they would correct twice.
     *
     * @param value such as {@code Sampling.classBalanced()}
     * @return the changed trainer
     */
    public Trainer sampling(Sampling value) {
        return with(settings.feeding().withSampling(Objects.requireNonNull(value, "sampling")));
    }

    /**
     * Threads that load and augment while the net learns, 1 unless set. Their number does not change the result. More help
     * where {@link Epoch#loaderWait} is more than a few percent of an epoch and processors are free.
     *
     * @param value 1 to 256
     * @return the changed trainer
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer loaderThreads(int value) {
        return with(around.withLoaderThreads(inRange("1 to 256 threads load samples", value, 1, 256)));
    }

    /**
     * How gradients move parameters.
     *
     * @param value the optimiser
     * @return the changed trainer
     */
    public Trainer optimizer(Optimizer value) {
        return with(settings.descent().withOptimizer(Objects.requireNonNull(value, "optimizer")));
    }

    /**
     * How the learning rate moves through the run.
     *
     * @param value the schedule
     * @return the changed trainer
     */
    public Trainer schedule(Schedule value) {
        return with(settings.descent().withSchedule(Objects.requireNonNull(value, "schedule")));
    }

    /**
     * Samples a step. What is left at the end of an epoch is left out of it; it is another rest in each epoch.
     *
     * @param value 1 to 65,536
     * @return the changed trainer
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer batchSize(int value) {
        return with(settings.feeding().withBatchSize(inRange("a batch has 1 to 65536 samples", value, 1, 65_536)));
    }

    /**
     * Passes over the training data, at most.
     *
     * @param value 1 to 100,000
     * @return the changed trainer
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer epochs(int value) {
        return with(settings.stopping().withEpochs(inRange("a run has 1 to 100000 epochs", value, 1, 100_000)));
    }

    /**
     * Ends the run when the validation data saw no better epoch for some time.
     *
     * @param patience epochs, at least 1
     * @return the changed trainer
     * @throws InvalidArgumentException if it is out of range
     */
    public Trainer earlyStopping(int patience) {
        return with(settings.stopping()
                .withPatience(inRange("early stopping waits 1 to 100000 epochs", patience, 1, 100_000)));
    }

    /**
     * Lowers the learning rate when the validation data saw no better epoch for some time, and again after as long.
     *
     * @param factor what the rate is multiplied by, in (0, 1)
     * @param patience epochs, at least 1
     * @return the changed trainer
     * @throws InvalidArgumentException if a value is out of range
     */
    public Trainer reduceLrOnPlateau(double factor, int patience) {
        return with(settings.descent().withPlateau(Plateau.of(factor, patience)));
    }

    /**
     * Validates, and keeps, an average of the parameters instead of the last ones.
     *
     * @param value such as {@code WeightAveraging.ema(0.998)}
     * @return the changed trainer
     */
    public Trainer weightAveraging(WeightAveraging value) {
        return with(settings.descent().withAveraging(Objects.requireNonNull(value, "averaging")));
    }

    /**
     * Limits the gradients of a step.
     *
     * @param value such as {@code GradientClipping.byNorm(1)}
     * @return the changed trainer
     */
    public Trainer clipping(GradientClipping value) {
        return with(settings.descent().withClipping(Objects.requireNonNull(value, "clipping")));
    }

    /**
     * By what the best epoch is chosen.
     *
     * @param value a figure on the validation data
     * @return the changed trainer
     */
    public Trainer selectBy(Selection value) {
        return with(settings.stopping().withSelection(Objects.requireNonNull(value, "selection")));
    }

    /**
     * Writes after each epoch {@value Checkpoint#FILE}, from which a run goes on where it stopped, and {@code history.csv}; and
     * {@code best.fer}, with weights for Deeplearning4j alone, whenever an epoch is the best so far. Each file appears whole or
     * not at all.
     *
     * @param folder made if missing; if it holds the checkpoint of a run, {@link #fit} refuses to write over it
     * @return the changed trainer
     */
    public Trainer checkpoints(Path folder) {
        return with(around.withCheckpoints(Objects.requireNonNull(folder, "checkpoints")));
    }

    /**
     * Goes on from the checkpoint in the folder of {@link #checkpoints} where there is one, so that the same program, run
     * again, continues. Where the run was done, its result is given at once.
     *
     * @return the changed trainer
     */
    public Trainer resuming() {
        return with(around.withResuming(true));
    }

    /**
     * Says in the model's card how the data was split.
     *
     * @param words such as {@code the published split of FER-2013}
     * @return the changed trainer
     */
    public Trainer split(String words) {
        return with(around.withSplit(Objects.requireNonNull(words, "split")));
    }

    /**
     * Says in the model's card what repeats the run.
     *
     * @param line a command
     * @return the changed trainer
     */
    public Trainer command(String line) {
        return with(around.withCommand(Objects.requireNonNull(line, "command")));
    }

    /**
     * Decides the first parameters, the order of the samples, augmentation, mixing and dropout.
     *
     * @param value any but 0, with which ND4J is not reproducible
     * @return the changed trainer
     * @throws InvalidArgumentException if it is 0
     */
    public Trainer seed(long value) {
        if (value == 0) {
            throw new InvalidArgumentException("a seed is not 0, with which ND4J is not reproducible; use another");
        }
        return new Trainer(net, settings.withSeed(value), around);
    }

    /**
     * Adds listeners, who are told how the run goes, in this order. What one throws before the first batch ends the run:
     * nothing is lost yet, and whoever started it is still there. One that throws an exception later is named once in the
     * log, as a warning with the stack trace, and is told no more; the run goes on. Errors are passed on. So throwing is no
     * way to stop a run: that is what {@link #cancelWhen} is for.
     *
     * @param values such as {@code Listeners.console(System.err)}
     * @return the changed trainer
     */
    public Trainer listen(TrainingListener... values) {
        Surroundings more = around;
        for (TrainingListener value : values) {
            more = more.withListener(Objects.requireNonNull(value, "listener"));
        }
        return with(more);
    }

    /**
     * Asked before each batch whether to stop; interrupting the thread stops the run as well.
     *
     * @param value true to stop
     * @return the changed trainer
     */
    public Trainer cancelWhen(BooleanSupplier value) {
        return with(around.withCancelled(Objects.requireNonNull(value, "cancelled")));
    }

    /**
     * Trains. The model notes the digests of all images of both data sets: {@link
     * io.github.fer4j.models.TrainedModel#seen}.
     *
     * @param training learned from
     * @param validation what the best epoch is chosen on
     * @return the model of the best epoch, with the history; the caller closes it
     * @throws InvalidArgumentException if a data set is empty, is over other labels than the net, or has a sample with
     *     neither label nor target; if a class has no training samples; if a plateau is asked for together with a one-cycle
     *     schedule that it would cut short; if the net gives valence and arousal but {@link #affect} is not set, or the other
     *     way round, or fewer than two samples have them; if the folder of the checkpoints holds one and this trainer is not {@link
     *     #resuming}, or it is of other settings or data;
     *     if the run begins from a model that is not here, see {@link #transferFrom}
     * @throws TrainingException if an image cannot be read, the loss becomes NaN or infinite, or memory runs out
     * @throws io.github.fer4j.ModelFormatException if the checkpoint to go on from is damaged
     */
    public TrainingResult fit(FerDataset training, FerDataset validation) {
        Requirements.check(net, settings, training, validation);
        TrainingSettings fitted = settings.with(
                settings.objective().withLoss(settings.objective().loss().fittedTo(training)));
        try (TrainingRun run = new TrainingRun(net, fitted, around, training, validation)) {
            return run.run();
        }
    }

    static int inRange(String rule, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidArgumentException(rule + ", got " + value);
        }
        return value;
    }
}
