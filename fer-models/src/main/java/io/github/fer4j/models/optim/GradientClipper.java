package io.github.fer4j.models.optim;

import io.github.fer4j.models.internal.StageUpdater;
import io.github.fer4j.models.internal.step.GradientListener;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Clips gradients where Deeplearning4j, which clips by layer or by parameter only, lets listeners see them: after the
 * backward pass and before the updater.
 *
 * <p>What lies there are sums over the batch; the updater divides them by its size. So a limit on the mean gradient is one
 * times the batch size here. Parameters without an updater are running statistics, whose gradient is what they change by.
 */
abstract class GradientClipper extends BaseTrainingListener implements GradientListener {
    @Override
    public void onGradientCalculation(Model model) {
        ComputationGraph net = (ComputationGraph) model;
        List<INDArray> sums = new ArrayList<>();
        for (UpdaterBlock block : net.getUpdater().getUpdaterBlocks()) {
            if (learns(block)) {
                sums.add(block.getGradientView());
            }
        }
        clip(sums, net.conf().isMiniBatch() ? net.batchSize() : 1);
    }

    /** All parameters of a block have the same updater. */
    private static boolean learns(UpdaterBlock block) {
        ParamState first = block.getLayersAndVariablesInBlock().get(0);
        IUpdater updater = first.getLayer().getConfig().getUpdaterByParam(first.getParamName());
        return updater != null
                && !(updater instanceof NoOp)
                && !(updater instanceof StageUpdater stage && stage.isFrozen());
    }

    /**
     * Clips in place.
     *
     * @param sums the gradients of all that learns, summed over the batch
     * @param batch what they will be divided by
     */
    abstract void clip(List<INDArray> sums, int batch);

    /** See {@link GradientClipping#byNorm}. */
    static final class ByNorm extends GradientClipper {
        private final double maximum;

        ByNorm(double maximum) {
            this.maximum = maximum;
        }

        @Override
        void clip(List<INDArray> sums, int batch) {
            double squares = 0;
            for (INDArray part : sums) {
                double norm = part.norm2Number().doubleValue();
                squares += norm * norm;
            }
            double scale = maximum * batch / Math.sqrt(squares);
            if (scale > 0 && scale < 1) { // not so where the norm is NaN or infinite
                for (INDArray part : sums) {
                    part.muli(scale);
                }
            }
        }
    }

    /** See {@link GradientClipping#byValue}. */
    static final class ByValue extends GradientClipper {
        private final double limit;

        ByValue(double limit) {
            this.limit = limit;
        }

        @Override
        void clip(List<INDArray> sums, int batch) {
            double most = limit * batch;
            for (INDArray part : sums) {
                // Legacy minimum and maximum would turn NaN into a limit, and so hide that the run has diverged.
                Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
                        .addInputs(part)
                        .addOutputs(part)
                        .addFloatingPointArguments(-most, most)
                        .build());
            }
        }
    }
}
