package io.github.fer4j.models.train;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchException;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.step.ForwardPass;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.noise.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Tries a net on the validation data. */
final class Validator {
    private static final int BATCH = 128;

    private final FerDataset data;
    private final LabelSet labels;
    private final Preprocessing image;
    private final Loss loss;
    private final AffectObjective affect;
    private final Batches batches;

    Validator(NetSpec net, Objective objective, FerDataset data, int loaderThreads) {
        this.data = data;
        this.labels = net.labels();
        this.image = net.preprocessing();
        this.loss = objective.loss();
        this.affect = objective.affect();
        this.batches = Batches.of(data)
                .input(net.preprocessing())
                .sampling(Sampling.sequential())
                .batchSize(BATCH)
                .threads(loaderThreads)
                .prefetch(loaderThreads) // large batches: only those in the making
                .build();
    }

    /** Empty where the thread was interrupted. */
    Optional<ValidationFigures> validate(ComputationGraph net) {
        double lossSum = 0;
        int[][] counts = new int[labels.size()][labels.size()];
        double[] slope = new double[labels.size()];
        List<ValenceArousal> said = new ArrayList<>();
        List<ValenceArousal> annotated = new ArrayList<>();
        try (BatchStream stream = batches.epoch(1);
                ForwardPass pass = ForwardPass.of(net, image.height(), image.width(), image.channels())) {
            while (stream.hasNext()) {
                Batch batch = stream.next();
                List<Scores> scores = scores(pass, batch);
                for (int row = 0; row < batch.size(); row++) {
                    Sample sample = data.get(batch.indices()[row]);
                    Scores target = sample.distribution(labels);
                    Emotion truth = sample.label().orElseGet(target::top);
                    counts[labels.indexOf(truth)][labels.indexOf(scores.get(row).top())]++;
                    lossSum += loss.lossAndGradient(logitsOf(scores.get(row)), target.toArray(), slope);
                    if (!affect.isOff() && sample.valenceArousal().isPresent()) {
                        said.add(scores.get(row).valenceArousal().orElseThrow());
                        annotated.add(sample.valenceArousal().get());
                    }
                }
            }
        } catch (CancellationException e) {
            return Optional.empty(); // interrupted while it waited
        } catch (BatchException e) {
            throw new TrainingException(e.getMessage(), e);
        }
        return Optional.of(ValidationFigures.of(
                lossSum / data.size() + affectLoss(said, annotated),
                counts,
                said.size() < AffectFigures.LEAST ? null : AffectFigures.of(said, annotated)));
    }

    /** The weighted loss of all annotated samples, as one batch: a correlation of small parts would be another figure. */
    private double affectLoss(List<ValenceArousal> said, List<ValenceArousal> annotated) {
        if (said.isEmpty()) {
            return 0;
        }
        double[] weights = new double[said.size()];
        Arrays.fill(weights, 1);
        return affect.weight()
                * affect.loss().lossAndGradient(rows(said), rows(annotated), weights, new double[weights.length][2]);
    }

    private static double[][] rows(List<ValenceArousal> values) {
        return values.stream()
                .map(value -> new double[] {value.valence(), value.arousal()})
                .toArray(double[][]::new);
    }

    private List<Scores> scores(ForwardPass pass, Batch batch) {
        return Arrays.stream(pass.outputs(batch.inputs(), batch.size()))
                .map(outputs -> NetRunner.scores(outputs, labels))
                .toList();
    }

    /** Logits that give these scores: any constant may be added to logits, so the logarithms do. */
    private static double[] logitsOf(Scores scores) {
        double[] logits = scores.toArray();
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(Math.max(logits[i], Double.MIN_NORMAL));
        }
        return logits;
    }
}
