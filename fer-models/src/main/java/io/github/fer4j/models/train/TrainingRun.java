package io.github.fer4j.models.train;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchException;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.Versions;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One run of a {@link Trainer}, from the first batch to the last. */
final class TrainingRun implements AutoCloseable {
    private static final int VALIDATION_BATCH = 128;
    /** Batches that may wait for the net. */
    private static final int AHEAD = 4;

    private final NetSpec spec;
    private final TrainingSettings settings;
    private final FerDataset training;
    private final FerDataset validation;
    private final LossAdapter loss;
    private final SettableRate rate;
    private final ComputationGraph net;
    /** Null without co-teaching. */
    private final CoTeacher coTeacher;

    private final ParameterAverage average;
    private final Batches trainingBatches;
    private final Batches validationBatches;
    private final int batches;
    private final List<Epoch> epochs = new ArrayList<>();

    private double plateau = 1;
    private int sinceBest;
    private int sinceReduced;
    private double bestFigure = Double.NEGATIVE_INFINITY;
    private float[] bestParameters;
    private long started;

    TrainingRun(NetSpec spec, TrainingSettings settings, FerDataset training, FerDataset validation) {
        this.spec = spec;
        this.settings = settings;
        this.training = training;
        this.validation = validation;
        this.loss = new LossAdapter(settings.loss());
        this.rate = new SettableRate(settings.optimizer().learningRate());
        this.net = Zoo.build(
                spec,
                settings.optimizer().updater(rate),
                loss,
                settings.optimizer().weightDecay(),
                settings.seed());
        this.coTeacher = settings.trust().coTeaching() ? new CoTeacher(spec, settings, rate) : null;
        if (settings.trust().early() != null) {
            loss.earlyLearning(
                    settings.trust().early(),
                    new double[training.size()][spec.labels().size()]);
        }
        this.average = settings.averaging() == 0 ? null : new ParameterAverage(settings.averaging(), net.params());
        this.trainingBatches = Batches.of(training)
                .input(spec.preprocessing())
                .augment(settings.augmentation())
                .mix(settings.mix())
                .sampling(settings.sampling())
                .batchSize(Math.min(settings.batchSize(), training.size()))
                .dropLast(true)
                .seed(settings.seed())
                .threads(settings.loaderThreads())
                .prefetch(Math.max(AHEAD, settings.loaderThreads() + 1))
                .build();
        this.validationBatches = Batches.of(validation)
                .input(spec.preprocessing())
                .sampling(Sampling.sequential())
                .batchSize(VALIDATION_BATCH)
                .threads(settings.loaderThreads())
                .prefetch(settings.loaderThreads()) // large batches: only those in the making
                .build();
        this.batches = trainingBatches.perEpoch();
    }

    TrainingResult run() {
        started = System.nanoTime();
        Nd4j.getRandom().setSeed(settings.seed()); // dropout draws from it
        TrainingResult.End end = TrainingResult.End.COMPLETED;
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            if (!runEpoch(epoch)) {
                end = TrainingResult.End.CANCELLED;
                break;
            }
            if (settings.earlyStopping() > 0 && sinceBest >= settings.earlyStopping()) {
                end = TrainingResult.End.EARLY_STOPPED;
                break;
            }
        }
        if (bestParameters == null) {
            throw new TrainingException("the run was cancelled before its first epoch was done, so there is no model");
        }
        return new TrainingResult(TrainedModel.of(card(), bestParameters), new History(epochs), end);
    }

    /** False where the run was cancelled. */
    private boolean runEpoch(int epoch) {
        long start = System.nanoTime();
        double waited;
        loss.reset();
        loss.keep(coTeacher == null ? settings.trust().share(epoch) : 1);
        try (BatchStream stream = trainingBatches.epoch(epoch)) {
            while (stream.hasNext()) {
                if (isCancelled()) {
                    return false;
                }
                Batch batch = stream.next();
                step(batch, epoch, batch.number() + 1);
                tell(epoch, batch.number() + 1, start);
            }
            waited = stream.waited().toNanos() / 1e9;
        } catch (CancellationException e) {
            return false; // interrupted while it waited
        } catch (BatchException e) {
            throw new TrainingException(e.getMessage(), e);
        }
        double trainingSeconds = seconds(start);
        // The last step's damage shows in no loss: it was worked out before the step.
        if (!Double.isFinite(net.params().sumNumber().doubleValue())) {
            throw diverged("the parameters are no longer finite", epoch, batches);
        }
        return validate(epoch, trainingSeconds, waited / trainingSeconds, start);
    }

    private boolean isCancelled() {
        return settings.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    private void step(Batch batch, int epoch, int number) {
        double progress = ((epoch - 1.0) * batches + number - 1) / ((double) settings.epochs() * batches);
        rate.set(settings.optimizer().learningRate() * settings.schedule().factor(progress) * plateau);
        loss.weights(batch.weights());
        loss.samples(batch.indices());
        try (INDArray input = NetRunner.input(batch.inputs(), batch.shape());
                INDArray targets = Nd4j.createFromArray(batch.targets())) {
            if (coTeacher != null) {
                loss.weights(coTeacher.exchange(
                        net, batch, input, targets, settings.trust().share(epoch)));
            }
            net.fit(new INDArray[] {input}, new INDArray[] {targets});
        }
        if (!Double.isFinite(loss.meanLoss())) {
            throw diverged("the loss is " + loss.meanLoss(), epoch, number);
        }
        if (average != null) {
            average.add(net.params());
        }
    }

    private TrainingException diverged(String sign, int epoch, int batch) {
        return new TrainingException(sign + " at epoch " + epoch + ", batch " + batch + ", learning rate " + rate.get()
                + "; lower the learning rate. " + whatIsKept());
    }

    private String whatIsKept() {
        if (bestParameters == null) {
            return "No epoch was done, so there is no model.";
        }
        return settings.checkpoints() == null
                ? "Set checkpoints(folder) to keep the best epoch."
                : "The best epoch before is in " + bestFile() + ".";
    }

    private void tell(int epoch, int batch, long start) {
        double seconds = seconds(start);
        double done = (epoch - 1.0) * batches + batch;
        double left = ((double) settings.epochs() * batches - done) * seconds(started) / done;
        settings.listener()
                .onBatch(new TrainingListener.State(
                        epoch,
                        settings.epochs(),
                        batch,
                        batches,
                        loss.meanLoss(),
                        loss.accuracy(),
                        batch * trainingBatches.batchSize() / seconds,
                        left));
    }

    /** False where the run was interrupted: then there is no such epoch. */
    private boolean validate(int number, double trainingSeconds, double loaderWait, long start) {
        double trainingLoss = loss.meanLoss();
        double trainingAccuracy = loss.accuracy();
        float[] last = average == null ? null : swapIn(average.get());
        double lossSum = 0;
        int hits = 0;
        double[] slope = new double[spec.labels().size()];
        try (BatchStream stream = validationBatches.epoch(1)) {
            while (stream.hasNext()) {
                Batch batch = stream.next();
                List<Scores> scores = scores(batch);
                for (int row = 0; row < batch.size(); row++) {
                    Sample sample = validation.get(batch.indices()[row]);
                    Scores target = sample.distribution(spec.labels());
                    Emotion truth = sample.label().orElseGet(target::top);
                    hits += scores.get(row).top().equals(truth) ? 1 : 0;
                    lossSum += settings.loss().lossAndGradient(logitsOf(scores.get(row)), target.toArray(), slope);
                }
            }
        } catch (CancellationException e) {
            return false; // interrupted while it waited
        } catch (BatchException e) {
            throw new TrainingException(e.getMessage(), e);
        }
        double validationLoss = lossSum / validation.size();
        double validationAccuracy = (double) hits / validation.size();
        boolean best = settings.selection().figure(validationLoss, validationAccuracy) > bestFigure;
        if (best) {
            bestFigure = settings.selection().figure(validationLoss, validationAccuracy);
            bestParameters = net.params().toFloatVector();
        }
        if (last != null) {
            restore(last);
        }
        Epoch epoch = new Epoch(
                number,
                trainingLoss,
                trainingAccuracy,
                validationLoss,
                validationAccuracy,
                rate.get(),
                trainingBatches.samplesPerEpoch() / trainingSeconds,
                loaderWait,
                seconds(start),
                best);
        epochs.add(epoch);
        patience(best);
        if (settings.checkpoints() != null) {
            checkpoint(best);
        }
        settings.listener().onEpoch(epoch, settings.epochs());
        return true;
    }

    private List<Scores> scores(Batch batch) {
        try (INDArray input = NetRunner.input(batch.inputs(), batch.shape())) {
            return NetRunner.scores(net, input, spec.labels());
        }
    }

    /** Logits that give these scores: any constant may be added to logits, so the logarithms do. */
    private static double[] logitsOf(Scores scores) {
        double[] logits = scores.toArray();
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(Math.max(logits[i], Double.MIN_NORMAL));
        }
        return logits;
    }

    private void patience(boolean best) {
        sinceBest = best ? 0 : sinceBest + 1;
        sinceReduced = best ? 0 : sinceReduced + 1;
        if (settings.plateauPatience() > 0 && sinceReduced >= settings.plateauPatience()) {
            plateau *= settings.plateauFactor();
            sinceReduced = 0;
        }
    }

    /** Puts other parameters into the net; gives those that were there. */
    private float[] swapIn(INDArray parameters) {
        float[] before = net.params().toFloatVector();
        net.params().assign(parameters);
        return before;
    }

    private void restore(float[] parameters) {
        try (INDArray values = Nd4j.createFromArray(parameters)) {
            net.params().assign(values.reshape(net.params().shape()));
        }
    }

    private Path bestFile() {
        return settings.checkpoints().resolve("best.fer");
    }

    private void checkpoint(boolean best) {
        if (best) {
            TrainedModel.toModelFile(card(), bestParameters).write(bestFile());
        }
        AtomicFile.write(settings.checkpoints().resolve("history.csv"), "the history", new History(epochs).toCsv());
    }

    private ModelCard card() {
        Training provenance = new Training(
                training.name(),
                training.size(),
                validation.size(),
                "best epoch by validation " + settings.selection().name().toLowerCase(Locale.ROOT),
                settings.seed(),
                "",
                settings.describe(),
                Versions.current());
        return new ModelCard(
                spec.architecture().name(),
                spec.architecture().name() + " trained on " + training.name(),
                spec.labels().emotions().stream().map(Emotion::name).toList(),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                provenance,
                List.of(),
                "not stated");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Override
    public void close() {
        net.close();
        if (coTeacher != null) {
            coTeacher.close();
        }
        if (average != null) {
            average.close();
        }
    }
}
