package io.github.fer4j.models.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class BatchesIteratorTest {
    private static final FerDataset FACES =
            SyntheticFaces.builder().samplesPerClass(3).seed(5).build();

    private static Batches batches() {
        return Batches.of(FACES)
                .augment(Augmentation.standard())
                .batchSize(8)
                .seed(3)
                .build();
    }

    @Test
    void it_gives_the_batches_of_epoch_after_epoch() {
        try (BatchesIterator iterator = BatchesIterator.of(batches())) {
            for (int epoch = 1; epoch <= 2; epoch++) {
                assertThat(iterator.epoch()).isEqualTo(epoch);
                try (BatchStream expected = batches().epoch(epoch)) {
                    for (Batch batch : expected) {
                        DataSet data = iterator.next();
                        assertThat(data.getFeatures().shape()).containsExactly(batch.shape());
                        assertThat(data.getFeatures().dup('c').data().asFloat()).isEqualTo(batch.inputs());
                        assertThat(data.getLabels().toFloatMatrix()).isDeepEqualTo(batch.targets());
                        assertThat(data.getFeaturesMaskArray()).isNull();
                        assertThat(data.getLabelsMaskArray()).isNull();
                        assertThat(data.getExampleMetaData(String.class)).isEqualTo(batch.ids());
                    }
                }
                assertThat(iterator.hasNext()).isFalse();
                assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
                iterator.reset();
            }
        }
    }

    @Test
    void a_reset_before_the_first_batch_skips_no_epoch() {
        try (BatchesIterator iterator = BatchesIterator.of(batches())) {
            iterator.reset();
            iterator.reset();
            assertThat(iterator.epoch()).isEqualTo(1);
            iterator.next();
            iterator.reset();
            assertThat(iterator.epoch()).isEqualTo(2);
        }
    }

    @Test
    void it_says_what_it_iterates_over() {
        try (BatchesIterator iterator = BatchesIterator.of(batches())) {
            assertThat(iterator.batch()).isEqualTo(8);
            assertThat(iterator.inputColumns()).isEqualTo(48 * 48);
            assertThat(iterator.totalOutcomes()).isEqualTo(7);
            assertThat(iterator.getLabels()).startsWith("anger", "disgust").hasSize(7);
            assertThat(iterator.resetSupported()).isTrue();
            assertThat(iterator.asyncSupported()).isFalse();
            assertThat(iterator.next(8).numExamples()).isEqualTo(8);
            assertThatThrownBy(() -> iterator.next(9))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("have 8 samples, got 9");
            assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(iterator))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void a_preprocessor_sees_each_batch() {
        List<DataSet> seen = new ArrayList<>();
        try (BatchesIterator iterator = BatchesIterator.of(batches())) {
            iterator.setPreProcessor(data -> seen.add((DataSet) data));
            DataSet data = iterator.next();
            assertThat(seen).containsExactly(data);
            assertThat(iterator.getPreProcessor()).isNotNull();
        }
    }

    @Test
    void a_net_of_deeplearning4j_is_trained_by_it() {
        MultiLayerNetwork net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nOut(7)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(48, 48, 1))
                .build());
        net.init();
        try (BatchesIterator iterator = BatchesIterator.of(batches())) {
            net.fit(iterator, 3);
            assertThat(net.getEpochCount()).isEqualTo(3);
            assertThat(net.getIterationCount()).isEqualTo(3 * batches().perEpoch());
            assertThat(iterator.epoch()).isEqualTo(3);
        } finally {
            net.close();
        }
    }
}
