package io.github.fer4j.benchmarks;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.Map;

/** DJL on libtorch, by the loop of its own examples, without the listeners and metrics. */
final class DjlTraining implements Contender {
    private final Model model;
    private final Trainer trainer;
    private final NDManager manager;
    private final NDList input;
    private final NDList targets;

    DjlTraining(String name, Workload workload) {
        Layers layers = new Layers(new SequentialBlock());
        Nets.describe(name, layers);
        layers.dense(Workload.CLASSES);
        model = Model.newInstance(name);
        model.setBlock(layers.block());
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed((float) LEARNING_RATE))
                        .build()));
        manager = trainer.getManager().newSubManager();
        Shape shape = new Shape(workload.size(), 1, Workload.SIDE, Workload.SIDE);
        input = new NDList(manager.create(workload.pixels(), shape));
        targets = new NDList(manager.create(workload.labels()));
        trainer.initialize(shape);
    }

    /** @param arguments see {@link ContenderMain} */
    public static void main(String[] arguments) {
        ContenderMain.run(arguments, DjlTraining::new);
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
    public long parameters() {
        return model.getBlock().getParameters().values().stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("DJL", Engine.getDjlVersion());
        facts.put(
                "libtorch",
                Engine.getDefaultEngineName() + " " + Engine.getInstance().getVersion());
        facts.put("threads", System.getProperty("ai.djl.pytorch.num_threads") + " (intra-op)");
        return facts;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    private static final class Layers implements LayerSink {
        private final SequentialBlock block;
        private boolean flat;

        Layers(SequentialBlock block) {
            this.block = block;
        }

        SequentialBlock block() {
            return block;
        }

        @Override
        public void convolution(int filters, boolean bias) {
            block.add(Conv2d.builder()
                    .setFilters(filters)
                    .setKernelShape(new Shape(3, 3))
                    .optPadding(new Shape(1, 1))
                    .optBias(bias)
                    .build());
        }

        @Override
        public void norm() {
            block.add(BatchNorm.builder().build());
        }

        @Override
        public void relu() {
            block.add(Activation::relu);
        }

        @Override
        public void maxPool() {
            block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }

        @Override
        public void globalMean() {
            block.add(Pool.globalAvgPool2dBlock());
            flat = true;
        }

        @Override
        public void dense(int units) {
            if (!flat) {
                block.add(Blocks.batchFlattenBlock());
                flat = true;
            }
            block.add(Linear.builder().setUnits(units).build());
        }

        @Override
        public void dropout(double share) {
            block.add(Dropout.builder().optRate((float) share).build());
        }
    }
}
