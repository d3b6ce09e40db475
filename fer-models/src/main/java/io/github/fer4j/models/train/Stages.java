package io.github.fer4j.models.train;

import io.github.fer4j.models.internal.FrozenStatistics;
import io.github.fer4j.models.internal.StageUpdater;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Stage;
import io.github.fer4j.models.zoo.Zoo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** The stages of a net that learns, each with its optimiser, frozen or not by the epoch. */
final class Stages {
    private final ComputationGraph net;
    private final StagePlan plan;
    private final long stepsPerEpoch;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> stageOfLayer = new HashMap<>();
    private final Map<String, StageUpdater> updaters = new HashMap<>();
    /** Where the parameters lie that stay as they are in this epoch: {@code [from, to)} in the flat array of them all. */
    private List<long[]> kept = List.of();

    /** @param net newly built; its updater is not made yet, or would not notice */
    Stages(
            NetSpec spec,
            ComputationGraph net,
            StagePlan plan,
            Optimizer optimizer,
            SettableRate rate,
            long stepsPerEpoch) {
        this.net = net;
        this.plan = plan;
        this.stepsPerEpoch = stepsPerEpoch;
        for (Stage stage : Zoo.stages(spec)) {
            names.add(stage.name());
            stage.layers().forEach(layer -> stageOfLayer.put(layer, stage.name()));
            updaters.put(
                    stage.name(), new StageUpdater(optimizer.updater(new StageRate(rate, plan.rate(stage.name())))));
        }
        for (GraphVertex vertex : net.getVertices()) {
            if (vertex.numParams() > 0) {
                setUpdater(vertex, updaters.get(stageOfLayer.get(vertex.getVertexName())));
            }
        }
    }

    private static void setUpdater(GraphVertex vertex, StageUpdater updater) {
        TrainingConfig config = vertex.getConfig();
        if (config instanceof BaseLayer layer) {
            layer.setIUpdater(updater);
        } else if (config instanceof AbstractSameDiffLayer layer) {
            layer.setUpdater(updater);
        } else {
            throw new IllegalStateException("the optimiser of " + vertex.getVertexName() + " cannot be set");
        }
    }

    /** @param epoch from 1 */
    void startEpoch(int epoch) {
        updaters.forEach((stage, updater) -> {
            int first = plan.firstEpoch(stage, names);
            if (epoch < first) {
                updater.freeze();
            } else {
                updater.learnSince(Math.toIntExact((first - 1) * stepsPerEpoch));
            }
        });
        FrozenStatistics.set(net, layer -> plan.keepsStatistics(stageOfLayer.get(layer), epoch, names));
        kept = kept(epoch);
    }

    private List<long[]> kept(int epoch) {
        List<long[]> ranges = new ArrayList<>();
        for (GraphVertex vertex : net.getVertices()) {
            String stage = stageOfLayer.get(vertex.getVertexName());
            if (vertex.numParams() > 0) {
                vertex.paramTable(false).forEach((name, values) -> {
                    boolean statistic = vertex.getConfig().getUpdaterByParam(name) instanceof NoOp;
                    if (statistic
                            ? plan.keepsStatistics(stage, epoch, names)
                            : updaters.get(stage).isFrozen()) {
                        ranges.add(new long[] {values.offset(), values.offset() + values.length()});
                    }
                });
            }
        }
        return ranges;
    }

    /**
     * Undoes what averaging does to parameters that stay as they are: the mean of a number and itself may be another one, by
     * rounding.
     *
     * @param average {@code [1, parameters]}, changed
     */
    void keepIn(INDArray average) {
        for (long[] range : kept) {
            INDArrayIndex[] part = {NDArrayIndex.all(), NDArrayIndex.interval(range[0], range[1])};
            average.get(part).assign(net.params().get(part));
        }
    }
}
