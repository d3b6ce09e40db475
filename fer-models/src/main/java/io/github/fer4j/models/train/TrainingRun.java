package io.github.fer4j.models.train;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchException;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.SeenImages;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.Versions;
import io.github.fer4j.models.zoo.NetSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a {@link Trainer}, from the first batch, or from a checkpoint, to the last. */
final class TrainingRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    /** Batches that may wait for the net. */
    private static final int AHEAD = 4;

    private static final String BEST = "best";
    private static final String INHERITED = "inherited";

    private final NetSpec spec;
    private final TrainingSettings settings;
    private final Surroundings around;
    private final FerDataset training;
    private final FerDataset validation;
    private final Batches batches;
    private final Validator validator;
    private final Learner learner;
    private final Audience audience;

    private final List<Epoch> epochs = new ArrayList<>();
    private List<DataUse> data;
    private SeenImages own;
    /** What the model saw that this run began from. */
    private SeenImages inherited;

    private Standing standing = Standing.START;
    private float[] bestParameters;
    private TrainingResult.End end;
    private long started;
    /** Epochs done when this process took the run up. */
    private int before;

    TrainingRun(
            NetSpec spec, TrainingSettings settings, Surroundings around, FerDataset training, FerDataset validation) {
        this.spec = spec;
        this.settings = settings;
        this.around = around;
        this.training = training;
        this.validation = validation;
        Feeding feeding = settings.feeding();
        this.batches = Batches.of(training)
                .input(spec.preprocessing())
                .augment(feeding.augmentation())
                .mix(feeding.mix())
                .sampling(feeding.sampling())
                .batchSize(Math.min(feeding.batchSize(), training.size()))
                .dropLast(true)
                .seed(settings.seed())
                .threads(around.loaderThreads())
                .prefetch(Math.max(AHEAD, around.loaderThreads() + 1))
                .build();
        this.validator = new Validator(spec, settings.objective(), validation, around.loaderThreads());
        this.audience = new Audience(around.listeners());
        this.learner = new Learner(spec, settings, training.size(), batches.perEpoch());
    }

    TrainingResult run() {
        Optional<Checkpoint> found =
                around.checkpoints() == null ? Optional.empty() : Checkpoint.find(around.checkpoints());
        if (found.isPresent() && !around.resuming()) {
            throw new InvalidArgumentException(around.checkpoints() + " holds the checkpoint of a run at epoch "
                    + found.get().state().epochs().size()
                    + "; go on from it with resuming(), or choose another folder");
        }
        lookAtData();
        if (found.isEmpty()) {
            settings.transfer().requireSource(); // a checkpoint holds all that came from it
        }
        found.ifPresent(this::restore);
        started = System.nanoTime();
        before = epochs.size();
        tellStart();
        TrainingResult.End why = TrainingResult.End.FAILED;
        try {
            why = runEpochs();
        } finally {
            History history = new History(epochs);
            audience.onEnd(why, history);
        }
        if (bestParameters == null) {
            throw new TrainingCancelledException(
                    "the run was cancelled before its first epoch was done, so there is no model");
        }
        return new TrainingResult(TrainedModel.of(bestModel()), new History(epochs), why);
    }

    private void lookAtData() {
        List<ImageDigest> learned = new ArrayList<>(training.size());
        List<ImageDigest> validated = new ArrayList<>(validation.size());
        this.data =
                List.of(DataUses.of("training", training, learned), DataUses.of("validation", validation, validated));
        this.own = SeenImages.of(learned, validated);
        this.inherited = settings.transfer().seen();
    }

    private void tellStart() {
        TrainingListener.RunInfo info = new TrainingListener.RunInfo(
                spec,
                settings.describe(),
                training.size(),
                validation.size(),
                settings.stopping().epochs(),
                batches.perEpoch(),
                new History(epochs));
        audience.onStart(info);
        audience.onNet(learner.net());
    }

    private TrainingResult.End runEpochs() {
        while (end == null) {
            if (!runEpoch(epochs.size() + 1)) {
                return TrainingResult.End.CANCELLED;
            }
        }
        return end;
    }

    /** False where the run was cancelled. */
    private boolean runEpoch(int epoch) {
        long start = System.nanoTime();
        double waited;
        learner.startEpoch(epoch);
        int current = 1;
        try (BatchStream stream = batches.epoch(epoch)) {
            while (stream.hasNext()) {
                if (around.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                Batch batch = stream.next();
                current = batch.number() + 1;
                if (!learner.step(batch, epoch, rate(epoch, current))) {
                    throw diverged("the loss is " + learner.meanLoss(), epoch, current);
                }
                tellBatch(epoch, current, start);
            }
            waited = stream.waited().toNanos() / 1e9;
        } catch (CancellationException e) {
            return false; // interrupted while it waited
        } catch (BatchException e) {
            throw new TrainingException(e.getMessage(), e);
        } catch (OutOfMemoryError | RuntimeException e) {
            if (OutOfMemory.isIn(e)) {
                throw new TrainingException(
                        at(epoch, current) + OutOfMemory.advice(batches.batchSize()) + ". " + whatIsKept(), e);
            }
            throw e;
        }
        double trainingSeconds = seconds(start);
        if (!learner.endEpoch((double) epoch / settings.stopping().epochs())) {
            throw diverged("the parameters are no longer finite", epoch, batches.perEpoch());
        }
        AtomicReference<Optional<ValidationFigures>> figures = new AtomicReference<>(Optional.empty());
        AtomicReference<float[]> counting = new AtomicReference<>();
        learner.withCountingParameters(() -> {
            figures.set(validator.validate(learner.net()));
            if (figures.get().filter(this::isBest).isPresent()) {
                counting.set(learner.net().params().toFloatVector());
            }
        });
        if (figures.get().isEmpty()) {
            return false;
        }
        if (counting.get() != null) {
            bestParameters = counting.get();
        }
        finish(epoch, figures.get().get(), trainingSeconds, waited / trainingSeconds, start);
        return true;
    }

    private double rate(int epoch, int batch) {
        double done = ((epoch - 1.0) * batches.perEpoch() + batch - 1)
                / ((double) settings.stopping().epochs() * batches.perEpoch());
        Descent descent = settings.descent();
        return descent.optimizer().learningRate()
                * descent.schedule().factor(done)
                * standing.rateFactor()
                * settings.transfer().plan().rateFactor(epoch);
    }

    private boolean isBest(ValidationFigures figures) {
        return standing.isBeatenBy(settings.stopping().selection().figure(figures));
    }

    private void finish(int number, ValidationFigures figures, double trainingSeconds, double loaderWait, long start) {
        boolean best = isBest(figures);
        Stopping stopping = settings.stopping();
        standing = standing.after(
                stopping.selection().figure(figures), settings.descent().plateau());
        Epoch epoch = new Epoch(
                number,
                learner.meanLoss(),
                learner.accuracy(),
                figures.loss(),
                figures.accuracy(),
                figures.uar(),
                figures.macroF1(),
                learner.learningRate(),
                batches.samplesPerEpoch() / trainingSeconds,
                loaderWait,
                seconds(start),
                best,
                figures.affect());
        epochs.add(epoch);
        if (number >= stopping.epochs()) {
            end = TrainingResult.End.COMPLETED;
        } else if (stopping.patience() > 0 && standing.sinceBest() >= stopping.patience()) {
            end = TrainingResult.End.EARLY_STOPPED;
        }
        if (around.checkpoints() != null) {
            checkpoint(best);
        }
        audience.onEpoch(epoch, stopping.epochs());
    }

    private TrainingException diverged(String sign, int epoch, int batch) {
        return new TrainingException(at(epoch, batch) + sign + ", learning rate " + learner.learningRate()
                + "; lower the learning rate, or clip gradients. " + whatIsKept());
    }

    private static String at(int epoch, int batch) {
        return "epoch " + epoch + ", batch " + batch + ": ";
    }

    private String whatIsKept() {
        if (bestParameters == null) {
            return "No epoch was done, so there is no model.";
        }
        return around.checkpoints() == null
                ? "Set checkpoints(folder) to keep the best epoch."
                : "The best epoch before is in " + bestFile() + ", the last good state in "
                        + around.checkpoints().resolve(Checkpoint.FILE) + ".";
    }

    private void tellBatch(int epoch, int batch, long start) {
        double seconds = seconds(start);
        double done = (epoch - 1.0) * batches.perEpoch() + batch;
        double doneHere = done - (double) before * batches.perEpoch();
        double left = ((double) settings.stopping().epochs() * batches.perEpoch() - done) * seconds(started) / doneHere;
        TrainingListener.State state = new TrainingListener.State(
                epoch,
                settings.stopping().epochs(),
                batch,
                batches.perEpoch(),
                learner.meanLoss(),
                learner.accuracy(),
                batch * batches.batchSize() / seconds,
                left);
        audience.onBatch(state);
    }

    private Path bestFile() {
        return around.checkpoints().resolve("best.fer");
    }

    private void checkpoint(boolean best) {
        if (best) {
            bestModel().write(bestFile());
        }
        Map<String, byte[]> arrays = new TreeMap<>();
        learner.save(arrays);
        if (bestParameters != null) {
            arrays.put(BEST, Checkpoint.bytes(bestParameters));
        }
        if (!settings.transfer().isOff()) {
            arrays.put(INHERITED, inherited.toByteArray());
        }
        RunState state = new RunState(
                spec.architecture(),
                RunState.names(spec.labels()),
                spec.preprocessing(),
                settings.describe(),
                data,
                around.split(),
                around.command(),
                threads(),
                learner.iterations(),
                learner.averaged(),
                standing,
                epochs,
                end);
        new Checkpoint(state, arrays).write(around.checkpoints());
        AtomicFile.write(around.checkpoints().resolve("history.csv"), "the history", new History(epochs).toCsv());
    }

    private void restore(Checkpoint checkpoint) {
        RunState state = checkpoint.state();
        requireSame("net", state.net(), spec);
        settings.describe()
                .forEach((setting, value) -> requireSame(
                        "setting '" + setting + "'", TrainingSettings.get(state.settings(), setting), value));
        for (int i = 0; i < data.size(); i++) {
            requireSame(data.get(i).role() + " data", state.data().get(i), data.get(i));
        }
        if (state.threads() != threads()) {
            LOG.warn(
                    "the run in {} was begun with {} threads, and goes on with {}: its last bits will be others",
                    around.checkpoints(),
                    state.threads(),
                    threads());
        }
        learner.restore(checkpoint);
        epochs.addAll(state.epochs());
        standing = state.standing();
        end = state.end();
        if (checkpoint.arrays().containsKey(BEST)) {
            bestParameters = checkpoint.floats(BEST, learner.net().numParams());
        }
        byte[] seenBefore = checkpoint.arrays().get(INHERITED);
        if (seenBefore != null) { // the model that it began from need not be here any more
            inherited = SeenImages.read(seenBefore, around.checkpoints().toString());
        }
    }

    private void requireSame(String what, Object then, Object now) {
        if (!now.equals(then)) {
            throw new InvalidArgumentException("a run goes on as it began; the " + what + " in " + around.checkpoints()
                    + " was " + then + ", got " + now + "; set it as it was, or choose another folder");
        }
    }

    private ModelFile bestModel() {
        return TrainedModel.toModelFile(card(), bestParameters)
                .withSeen(settings.transfer().isOff() ? own : own.and(inherited));
    }

    private ModelCard card() {
        Training provenance = new Training(
                training.name(),
                training.size(),
                validation.size(),
                "best epoch by validation " + settings.stopping().selection().describe(),
                settings.seed(),
                around.command(),
                settings.describe(),
                Versions.current(),
                data,
                around.split(),
                threads());
        return new ModelCard(
                spec.architecture().name(),
                spec.architecture().name() + " trained on " + training.name(),
                RunState.names(spec.labels()),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                provenance,
                List.of(),
                "not stated");
    }

    private static int threads() {
        return Nd4j.getEnvironment().maxThreads();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Override
    public void close() {
        learner.close();
    }
}
