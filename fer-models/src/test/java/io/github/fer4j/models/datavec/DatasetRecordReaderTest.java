package io.github.fer4j.models.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.format.Preprocessing;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.records.Record;
import org.datavec.api.records.listener.impl.LogRecordListener;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class DatasetRecordReaderTest {
    private static final LabelSet LABELS = LabelSet.of(Emotion.FEAR, Emotion.SADNESS, Emotion.ANGER);
    private static final Image COLOUR = Image.rgb(1, 2, new byte[] {1, 2, 3, (byte) 201, (byte) 202, (byte) 203});
    private static final Image GRAY = Image.gray(2, 2, new byte[] {0, 50, 100, (byte) 255});

    private static final FerDataset DATA = FerDataset.of(
            "three",
            LABELS,
            List.of(
                    Sample.builder("a", COLOUR).label(Emotion.SADNESS).build(),
                    Sample.builder("b", GRAY).label(Emotion.FEAR).build(),
                    Sample.builder("c", GRAY)
                            .target(Scores.of(LABELS, 0.2, 0.3, 0.5))
                            .build()));

    private static INDArray image(List<Writable> record) {
        return ((NDArrayWritable) record.get(0)).get();
    }

    @Test
    void records_hold_the_image_as_datavecs_reader_gives_it_and_the_number_of_the_class() {
        try (DatasetRecordReader reader = DatasetRecordReader.of(DATA)) {
            List<Writable> first = reader.next();
            assertThat(image(first).shape()).containsExactly(1, 3, 1, 2);
            assertThat(image(first).dup('c').data().asFloat()).containsExactly(3, 203, 2, 202, 1, 201);
            assertThat(first.get(1)).isEqualTo(new IntWritable(1));
            List<Writable> second = reader.next();
            assertThat(image(second).shape()).containsExactly(1, 1, 2, 2);
            assertThat(image(second).dup('c').data().asFloat()).containsExactly(0, 50, 100, 255);
            assertThat(second.get(1)).isEqualTo(new IntWritable(0));
            assertThat(reader.next().get(1)).isEqualTo(new IntWritable(2)); // the top of its target
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("all 3 records");
            assertThat(reader.getLabels()).containsExactly("fear", "sadness", "anger");
        }
        assertThat(image(DatasetRecordReader.of(DATA)
                                .channelOrder(ChannelOrder.RGB)
                                .next())
                        .dup('c')
                        .data()
                        .asFloat())
                .containsExactly(1, 201, 2, 202, 3, 203);
    }

    @Test
    void it_starts_anew_and_reads_several_at_a_time() {
        DatasetRecordReader reader = DatasetRecordReader.of(DATA);
        assertThat(reader.batchesSupported()).isTrue();
        assertThat(reader.next(2)).hasSize(2);
        assertThat(reader.next(2)).hasSize(1);
        assertThat(reader.next(2)).isEmpty();
        reader.reset();
        assertThat(reader.hasNext()).isTrue();
        reader.next(3);
        reader.initialize(null);
        assertThat(reader.next(9)).hasSize(3);
    }

    @Test
    void images_can_be_brought_to_one_size_without_normalising_them() {
        DatasetRecordReader reader = DatasetRecordReader.of(DATA).fit(Preprocessing.gray48());
        for (List<Writable> record : reader.next(3)) {
            assertThat(image(record).shape()).containsExactly(1, 1, 48, 48);
        }
        reader.reset();
        reader.next();
        assertThat(image(reader.next()).maxNumber().intValue()).isEqualTo(255);
    }

    @Test
    void a_record_is_found_again_by_its_meta_data() {
        DatasetRecordReader reader = DatasetRecordReader.of(DATA);
        reader.next();
        Record second = reader.nextRecord();
        assertThat(second.getMetaData().getLocation()).isEqualTo("b");
        reader.next();
        Record again = reader.loadFromMetaData(second.getMetaData());
        assertThat(again.getRecord()).isEqualTo(second.getRecord());
        assertThat(reader.loadFromMetaData(List.of(second.getMetaData()))).hasSize(1);
        assertThatThrownBy(() -> reader.loadFromMetaData(new RecordMetaDataURI(null)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("three");
        DatasetRecordReader other = DatasetRecordReader.of(DATA.take(1));
        assertThatThrownBy(() -> other.loadFromMetaData(second.getMetaData()))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void listeners_hear_of_each_record() {
        List<Object> heard = new ArrayList<>();
        DatasetRecordReader reader = DatasetRecordReader.of(DATA);
        reader.setListeners(new LogRecordListener() {
            private static final long serialVersionUID = 1L;

            @Override
            public void recordRead(org.datavec.api.records.reader.RecordReader source, Object record) {
                heard.add(record);
            }
        });
        reader.next(3);
        assertThat(heard).hasSize(3).allMatch(Record.class::isInstance);
    }

    @Test
    void what_cannot_be_done_says_so() {
        FerDataset bare = FerDataset.of(
                "bare", LABELS, List.of(Sample.builder("x.png", GRAY).build()));
        assertThatThrownBy(() -> DatasetRecordReader.of(bare))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("x.png");
        DatasetRecordReader reader = DatasetRecordReader.of(DATA);
        assertThatThrownBy(() -> reader.record(null, null)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(reader))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("process");
        assertThatThrownBy(() -> reader.fit(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> reader.channelOrder(null)).isInstanceOf(NullPointerException.class);
    }
}
