package io.github.fer4j.models.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jListenersTest {
    private ComputationGraph net;

    private static final class Scores extends BaseTrainingListener {
        private final List<Double> ofSteps = new ArrayList<>();

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            ofSteps.add(model.score());
        }
    }

    @BeforeEach
    void build() {
        net = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(1)
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nIn(3)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "in")
                .setOutputs("out")
                .build());
        net.init();
    }

    @AfterEach
    void close() {
        net.close();
    }

    /** As the trainer does: step by step, with the epochs counted by itself. */
    private void train(TrainingListener listener) {
        listener.onStart(Runs.info(Runs.history(0)));
        listener.onNet(net);
        try (INDArray input = Nd4j.ones(4, 3);
                INDArray target = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}})) {
            for (int epoch = 1; epoch <= Runs.EPOCHS; epoch++) {
                for (int batch = 1; batch <= Runs.BATCHES; batch++) {
                    net.fit(new INDArray[] {input}, new INDArray[] {target});
                    listener.onBatch(Runs.state(epoch, batch));
                }
                listener.onEpoch(Runs.epoch(epoch), Runs.EPOCHS);
            }
        }
    }

    @Test
    void a_listener_of_deeplearning4j_hears_of_each_step() {
        Scores scores = new Scores();
        train(Listeners.deeplearning4j(scores));
        assertThat(scores.ofSteps).hasSize(Runs.EPOCHS * Runs.BATCHES);
        assertThat(scores.ofSteps.get(19)).isLessThan(scores.ofSteps.get(0));
    }

    @Test
    void it_hears_of_the_start_and_the_end_of_each_epoch() {
        List<String> heard = new ArrayList<>();
        train(Listeners.deeplearning4j(new BaseTrainingListener() {
            @Override
            public void onEpochStart(Model model) {
                heard.add("start");
            }

            @Override
            public void onEpochEnd(Model model) {
                heard.add("end");
            }

            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                heard.add("step");
            }
        }));
        List<String> wanted = new ArrayList<>();
        for (int epoch = 0; epoch < 5; epoch++) {
            wanted.addAll(List.of("start", "step", "step", "step", "step", "end"));
        }
        assertThat(heard).isEqualTo(wanted);
    }

    @Test
    void one_that_throws_ends_neither_the_run_nor_the_others() {
        int[] told = new int[1];
        Scores scores = new Scores();
        train(Listeners.deeplearning4j(
                new BaseTrainingListener() {
                    @Override
                    public void iterationDone(Model model, int iteration, int epoch) {
                        told[0]++;
                        throw new IllegalStateException("the page is gone; this stack trace belongs into the log");
                    }
                },
                scores));
        assertThat(told[0]).isEqualTo(1);
        assertThat(scores.ofSteps).hasSize(Runs.EPOCHS * Runs.BATCHES);
    }

    @Test
    void none_at_all_is_refused() {
        assertThatThrownBy(Listeners::deeplearning4j)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least one");
    }
}
