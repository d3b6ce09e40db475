package io.github.fer4j.models.train;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.Versions;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One run of a {@link Trainer}, from the first batch to the last. */
final class TrainingRun implements AutoCloseable {
    private static final int VALIDATION_BATCH = 128;

    private final NetSpec spec;
    private final TrainingSettings settings;
    private final FerDataset training;
    private final FerDataset validation;
    private final LossAdapter loss;
    private final SettableRate rate;
    private final ComputationGraph net;
    private final ParameterAverage average;
    private final BatchLoader trainingLoader;
    private final BatchLoader validationLoader;
    private final int batchSize;
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
        this.average = settings.averaging() == 0 ? null : new ParameterAverage(settings.averaging(), net.params());
        this.trainingLoader = new BatchLoader(spec.labels(), spec.preprocessing(), settings.augmentation());
        this.validationLoader = new BatchLoader(spec.labels(), spec.preprocessing(), Augmentation.none());
        this.batchSize = Math.min(settings.batchSize(), training.size());
        this.batches = training.size() / batchSize;
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
        loss.reset();
        try (Prefetch prefetch = new Prefetch(batchesOf(epoch))) {
            for (int batch = 1; batch <= batches; batch++) {
                if (settings.cancelled().getAsBoolean()
                        || Thread.currentThread().isInterrupted()
                        || !prefetch.hasNext()) {
                    return false;
                }
                step(prefetch.next(), epoch, batch);
                tell(epoch, batch, start);
            }
        }
        double trainingSeconds = seconds(start);
        // The last step's damage shows in no loss: it was worked out before the step.
        if (!Double.isFinite(net.params().sumNumber().doubleValue())) {
            throw diverged("the parameters are no longer finite", epoch, batches);
        }
        validate(epoch, trainingSeconds, start);
        return true;
    }

    private void step(Batch batch, int epoch, int number) {
        double progress = ((epoch - 1.0) * batches + number - 1) / ((double) settings.epochs() * batches);
        rate.set(settings.optimizer().learningRate() * settings.schedule().factor(progress) * plateau);
        loss.weights(batch.weights());
        try (INDArray input = NetRunner.input(batch.inputs(), spec.preprocessing());
                INDArray targets = Nd4j.createFromArray(batch.targets())) {
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
        settings.progress()
                .onBatch(new Progress.State(
                        epoch,
                        settings.epochs(),
                        batch,
                        batches,
                        loss.meanLoss(),
                        loss.accuracy(),
                        batch * batchSize / seconds,
                        left));
    }

    /** The epoch's order and augmentation follow from the run's seed and the epoch's number alone. */
    private Iterator<Supplier<Batch>> batchesOf(int epoch) {
        SplittableRandom random = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + epoch);
        List<Sample> order = training.shuffled(random.nextLong()).samples();
        long augmentationSeed = random.nextLong();
        return IntStream.range(0, batches)
                .<Supplier<Batch>>mapToObj(batch -> () -> {
                    int from = batch * batchSize;
                    long[] seeds = IntStream.range(from, from + batchSize)
                            .mapToLong(i -> augmentationSeed + i)
                            .toArray();
                    return trainingLoader.load(order.subList(from, from + batchSize), seeds);
                })
                .iterator();
    }

    private void validate(int number, double trainingSeconds, long start) {
        double trainingLoss = loss.meanLoss();
        double trainingAccuracy = loss.accuracy();
        float[] last = average == null ? null : swapIn(average.get());
        double lossSum = 0;
        int hits = 0;
        double[] slope = new double[spec.labels().size()];
        for (int from = 0; from < validation.size(); from += VALIDATION_BATCH) {
            List<Sample> samples =
                    validation.samples().subList(from, Math.min(validation.size(), from + VALIDATION_BATCH));
            Batch batch = validationLoader.load(samples, new long[samples.size()]);
            List<Scores> scores = NetRunner.scores(net, batch.inputs(), spec.preprocessing(), spec.labels());
            for (int i = 0; i < samples.size(); i++) {
                Scores target = samples.get(i).distribution(spec.labels());
                Emotion truth = samples.get(i).label().orElseGet(target::top);
                hits += scores.get(i).top().equals(truth) ? 1 : 0;
                lossSum += settings.loss().lossAndGradient(logitsOf(scores.get(i)), target.toArray(), slope);
            }
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
                batches * batchSize / trainingSeconds,
                seconds(start),
                best);
        epochs.add(epoch);
        patience(best);
        if (settings.checkpoints() != null) {
            checkpoint(best);
        }
        settings.progress().onEpoch(epoch, settings.epochs());
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
        try {
            Files.createDirectories(settings.checkpoints());
            if (best) {
                TrainedModel.toModelFile(card(), bestParameters).write(bestFile());
            }
            Path temporary = settings.checkpoints().resolve("history.csv.tmp");
            Files.writeString(temporary, new History(epochs).toCsv());
            Files.move(temporary, settings.checkpoints().resolve("history.csv"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FerException(settings.checkpoints() + ": the checkpoint cannot be written: " + e, e);
        }
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
        if (average != null) {
            average.close();
        }
    }
}
