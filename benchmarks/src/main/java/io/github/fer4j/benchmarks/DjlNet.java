package io.github.fer4j.benchmarks;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.util.Map;

/** A net by DJL on libtorch, trained by the loop of its own examples, without the listeners and metrics. */
final class DjlNet implements NetContender {
    private final Model model;
    private final Trainer trainer;
    private final NDManager manager;
    private final NDList input;
    private final NDList targets;

    DjlNet(String name, Block block, ImageBatch batch) {
        model = Model.newInstance(name);
        model.setBlock(block);
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed((float) LEARNING_RATE))
                        .build()));
        manager = trainer.getManager().newSubManager();
        Shape shape = new Shape(batch.shape());
        input = new NDList(manager.create(batch.pixels(), shape));
        targets = new NDList(manager.create(batch.labels()));
        trainer.initialize(shape);
    }

    /** @param arguments see {@link NetMain} */
    public static void main(String[] arguments) {
        NetMain.run(arguments, task -> new DjlNet(task.net(), new DjlGraph(NetPlan.read(task.file())), task.batch()));
    }

    @Override
    public double step() {
        // Results belong to the manager of the input, so that one is lent out: what a step leaves behind is freed with
        // it.
        try (NDManager step = manager.newSubManager()) {
            input.tempAttach(step);
            targets.tempAttach(step);
            double value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(targets, trainer.forward(input, targets));
                collector.backward(loss);
                value = loss.getFloat();
            }
            trainer.step();
            return value;
        }
    }

    @Override
    public void infer() {
        try (NDManager step = manager.newSubManager()) {
            input.tempAttach(step);
            trainer.evaluate(input).singletonOrThrow().toFloatArray();
        }
    }

    @Override
    public long parameters() {
        return DjlFacts.parameters(model);
    }

    @Override
    public Map<String, String> facts() {
        return DjlFacts.engine();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
