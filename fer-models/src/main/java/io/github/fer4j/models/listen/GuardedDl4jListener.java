package io.github.fer4j.models.listen;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener of Deeplearning4j that may throw without ending the run: it is told no more from then on. */
final class GuardedDl4jListener implements TrainingListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.LOGGER);

    private final TrainingListener listener;
    private boolean failed;

    GuardedDl4jListener(TrainingListener listener) {
        this.listener = listener;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        tell(() -> listener.iterationDone(model, iteration, epoch));
    }

    @Override
    public void onEpochStart(Model model) {
        tell(() -> listener.onEpochStart(model));
    }

    @Override
    public void onEpochEnd(Model model) {
        tell(() -> listener.onEpochEnd(model));
    }

    @Override
    public void onForwardPass(Model model, List<INDArray> activations) {
        tell(() -> listener.onForwardPass(model, activations));
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
        tell(() -> listener.onForwardPass(model, activations));
    }

    @Override
    public void onGradientCalculation(Model model) {
        tell(() -> listener.onGradientCalculation(model));
    }

    @Override
    public void onBackwardPass(Model model) {
        tell(() -> listener.onBackwardPass(model));
    }

    private void tell(Runnable message) {
        if (failed) {
            return;
        }
        try {
            message.run();
        } catch (RuntimeException e) {
            failed = true;
            LOG.warn("Deeplearning4j's listener {} failed: the training goes on without it", listener, e);
        }
    }
}
