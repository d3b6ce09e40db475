package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.data.batch.CutMix;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Mixup;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.datavec.BatchesIterator;
import io.github.fer4j.models.datavec.DatasetRecordReader;
import io.github.fer4j.models.datavec.RecordReaderSource;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.io.File;
import java.io.IOException;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.image.recordreader.ImageRecordReader;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The code of docs/data/batches.md. */
final class BatchesSnippets {
    private BatchesSnippets() {}

    static void read(FerDataset data) {
        // snippet
        Batches batches = Batches.of(data)
                .input(Preprocessing.gray48())
                .augment(Augmentation.standard())
                .batchSize(64)
                .seed(42)
                .threads(2)
                .prefetch(4)
                .build();
        try (BatchStream epoch = batches.epoch(1)) {
            for (Batch batch : epoch) {
                step(batch.inputs(), batch.shape(), batch.targets(), batch.weights());
            }
        }
        // end
    }

    private static void step(float[] inputs, long[] shape, float[][] targets, double[] weights) {
        // A user's own training step.
    }

    static TrainingResult train(FerDataset train, FerDataset validation) {
        // snippet
        TrainingResult run = Trainer.of(Zoo.slimCnn().classes(train.labels()))
                .augment(Augmentation.standard())
                .mix(Mix.either(Mixup.of(0.2), 0.5, CutMix.of(1)))
                .sampling(Sampling.classBalanced())
                .loaderThreads(2)
                .fit(train, validation);
        // end
        return run;
    }

    static FerDataset fromDataVec() throws IOException {
        // snippet
        ImageRecordReader reader = new ImageRecordReader(48, 48, 1, new ParentPathLabelGenerator());
        reader.initialize(new FileSplit(new File("faces")));
        FerDataset data = RecordReaderSource.of(reader).labels(LabelSet.EKMAN_7).load();
        // end
        return data;
    }

    static RecordReader toDataVec(FerDataset data) {
        // snippet
        RecordReader records = DatasetRecordReader.of(data).fit(Preprocessing.gray48());
        // end
        return records;
    }

    static void fit(MultiLayerNetwork net, Batches batches) {
        // snippet
        try (BatchesIterator iterator = BatchesIterator.of(batches)) {
            net.fit(iterator, 10);
        }
        // end
    }
}
