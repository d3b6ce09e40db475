package io.github.fer4j.benchmarks;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;

/** DJL trains a chain of layers. */
final class DjlTraining {
    private DjlTraining() {}

    /** @param arguments see {@link ContenderMain} */
    public static void main(String[] arguments) {
        ContenderMain.run(arguments, (name, workload) -> new DjlNet(name, block(name), workload.images()));
    }

    private static SequentialBlock block(String name) {
        Layers layers = new Layers(new SequentialBlock());
        Nets.describe(name, layers);
        layers.dense(Workload.CLASSES);
        return layers.block();
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
