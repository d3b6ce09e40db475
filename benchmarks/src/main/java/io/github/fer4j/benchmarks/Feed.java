package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.NetRunner;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where ours gets its batches from. */
interface Feed extends AutoCloseable {
    /** Takes a batch: input and targets. */
    interface Taker {
        void take(INDArray input, INDArray targets);
    }

    /** Hands over the next batch. */
    void next(Taker taker);

    @Override
    void close();

    /** The same batch again and again, ready in native memory. */
    static Feed ready(Workload workload) {
        INDArray input =
                Nd4j.createFromArray(workload.pixels()).reshape(workload.size(), 1, Workload.SIDE, Workload.SIDE);
        INDArray targets = Nd4j.createFromArray(workload.oneHot());
        return new Feed() {
            @Override
            public void next(Taker taker) {
                taker.take(input, targets);
            }

            @Override
            public void close() {
                input.close();
                targets.close();
            }
        };
    }

    /** Drawn faces, shuffled, augmented by the standard recipe and prefetched on another thread, as a training run does. */
    static Feed pipeline(int batchSize) {
        FerDataset faces = FaceFolder.draw(10 * batchSize);
        Batches batches = Batches.of(faces)
                .input(Preprocessing.gray48())
                .augment(Augmentation.standard())
                .batchSize(batchSize)
                .dropLast(true)
                .seed(42)
                .threads(1)
                .prefetch(4)
                .build();
        return new Feed() {
            private int epoch = 1;
            private BatchStream stream = batches.epoch(epoch);

            @Override
            public void next(Taker taker) {
                if (!stream.hasNext()) {
                    stream.close();
                    stream = batches.epoch(++epoch);
                }
                Batch batch = stream.next();
                try (INDArray input = NetRunner.input(batch.inputs(), batch.shape());
                        INDArray targets = Nd4j.createFromArray(batch.targets())) {
                    taker.take(input, targets);
                }
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
