package io.github.fer4j.benchmarks;

import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/** A net of the zoo, trained by the step that the trainer takes. */
final class OursNet implements NetContender {
    private final LossAdapter loss = new LossAdapter(Losses.crossEntropy());
    private final ComputationGraph net;
    private final TrainingStep step;
    private final INDArray input;
    private final INDArray targets;

    private OursNet(NetMain.Task task) {
        ImageBatch batch = task.batch();
        net = build(ZooSpeed.spec(task.net(), batch.side(), batch.channels()), loss);
        step = TrainingStep.of(net);
        input = Nd4j.createFromArray(batch.pixels()).reshape(batch.shape());
        targets = Nd4j.createFromArray(batch.oneHot());
    }

    static ComputationGraph build(NetSpec spec, LossAdapter loss) {
        return Zoo.build(spec, Adam.of(LEARNING_RATE).updater(new FixedSchedule(LEARNING_RATE)), loss, 0, 42);
    }

    /** @param arguments see {@link NetMain} */
    public static void main(String[] arguments) {
        NetMain.run(arguments, OursNet::new);
    }

    @Override
    public double step() {
        loss.reset();
        step.fit(input, targets);
        return loss.meanLoss();
    }

    @Override
    public void infer() {
        net.outputSingle(input).close();
    }

    @Override
    public long parameters() {
        return net.numParams();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("step", step.reason().isEmpty() ? "shared" : "left to Deeplearning4j: " + step.reason());
    }

    @Override
    public void close() {
        step.close();
        net.close();
        input.close();
        targets.close();
    }
}
