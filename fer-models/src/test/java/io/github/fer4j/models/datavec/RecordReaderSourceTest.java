package io.github.fer4j.models.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.records.Record;
import org.datavec.api.records.reader.impl.collection.CollectionRecordReader;
import org.datavec.api.records.reader.impl.inmemory.InMemoryRecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.datavec.image.recordreader.ImageRecordReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RecordReaderSourceTest {
    private static Image noise(int height, int width, int channels, long seed) {
        byte[] bytes = new byte[height * width * channels];
        new Random(seed).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    @Test
    void a_folder_read_by_datavecs_own_image_reader_gives_the_pixels_that_our_decoder_gives(@TempDir Path folder)
            throws Exception {
        String[] classes = {"angry", "happy", "sad"};
        for (int i = 0; i < 9; i++) {
            Path file = Files.createDirectories(folder.resolve(classes[i % 3])).resolve(i + ".png");
            ImageIO.write(noise(24, 20, 3, i).toBufferedImage(), "png", file.toFile());
        }
        try (ImageRecordReader reader = new ImageRecordReader(24, 20, 3, new ParentPathLabelGenerator())) {
            reader.initialize(new FileSplit(folder.toFile(), new Random(1)));
            FerDataset data = RecordReaderSource.of(reader).name("folder").load();

            assertThat(data).hasToString("folder: 9 samples of 3 classes");
            assertThat(data.labels()).isEqualTo(LabelSet.of(Emotion.ANGER, Emotion.HAPPINESS, Emotion.SADNESS));
            for (Sample sample : data) {
                Path file = Path.of(URI.create(sample.id()));
                assertThat(sample.image().load()).isEqualTo(ImageFiles.read(file));
                assertThat(sample.label())
                        .contains(Emotion.of(file.getParent().getFileName().toString()));
            }
        }
    }

    @Test
    void a_data_set_comes_back_from_its_records_with_the_same_bytes_labels_and_ids() {
        FerDataset faces = SyntheticFaces.builder().samplesPerClass(3).seed(5).build();
        FerDataset colour = faces.map(sample -> Sample.builder(sample.id(), noise(9, 7, 3, sample.hashCode()))
                .label(sample.label().orElseThrow())
                .build());
        for (FerDataset data : List.of(faces, colour)) {
            for (ChannelOrder order : ChannelOrder.values()) {
                FerDataset back = RecordReaderSource.of(
                                DatasetRecordReader.of(data).channelOrder(order))
                        .channelOrder(order)
                        .load();
                assertThat(back.labels()).isEqualTo(data.labels());
                assertThat(back.size()).isEqualTo(data.size());
                for (int i = 0; i < data.size(); i++) {
                    assertThat(back.get(i).image().load())
                            .isEqualTo(data.get(i).image().load());
                    assertThat(back.get(i).label()).isEqualTo(data.get(i).label());
                    assertThat(back.get(i).id()).isEqualTo(data.get(i).id());
                }
            }
        }
    }

    /** A record of a 2x1 image: a pixel of 10, 20, 30 above one of 40, 50, 60, in planes. */
    private static INDArray twoPixels(long... shape) {
        return Nd4j.createFromArray(10f, 40f, 20f, 50f, 30f, 60f).reshape(shape);
    }

    private static InMemoryRecordReader reader(List<String> labels, List<List<Writable>> records) {
        InMemoryRecordReader reader = new InMemoryRecordReader(records);
        reader.setLabels(labels);
        return reader;
    }

    private static InMemoryRecordReader reader(Writable... parts) {
        return reader(List.of("fear", "sad"), List.of(List.of(parts)));
    }

    @Test
    void colours_come_in_the_order_that_was_asked_for() {
        Writable array = new NDArrayWritable(twoPixels(1, 3, 2, 1));
        assertThat(RecordReaderSource.of(reader(array, new IntWritable(0)))
                        .load()
                        .get(0)
                        .image()
                        .load())
                .isEqualTo(Image.rgb(2, 1, new byte[] {30, 20, 10, 60, 50, 40}));
        assertThat(RecordReaderSource.of(reader(array, new IntWritable(0)))
                        .channelOrder(ChannelOrder.RGB)
                        .load()
                        .get(0)
                        .image()
                        .load())
                .isEqualTo(Image.rgb(2, 1, new byte[] {10, 20, 30, 40, 50, 60}));
    }

    @Test
    void arrays_of_any_type_order_and_stride_are_read_and_fractions_are_rounded() {
        Image expected = Image.rgb(2, 1, new byte[] {30, 20, 10, 60, 50, 40});
        for (INDArray array : List.of(
                twoPixels(3, 2, 1),
                twoPixels(3, 2, 1).castTo(DataType.DOUBLE),
                twoPixels(3, 2, 1).castTo(DataType.UINT8),
                twoPixels(3, 2, 1).dup('f'),
                twoPixels(3, 2, 1).add(0.4),
                Nd4j.concat(0, twoPixels(1, 3, 2, 1), twoPixels(1, 3, 2, 1)).get(NDArrayIndex.interval(1, 2)))) {
            Image image = RecordReaderSource.of(reader(new NDArrayWritable(array), new IntWritable(1)))
                    .load()
                    .get(0)
                    .image()
                    .load();
            assertThat(image).isEqualTo(expected);
        }
    }

    @Test
    void labels_may_be_names_and_stand_first_and_records_without_meta_data_are_numbered() {
        NDArrayWritable image = new NDArrayWritable(twoPixels(3, 2, 1));
        CollectionRecordReader reader =
                new CollectionRecordReader(
                        List.of(List.of(new Text("Happy"), image), List.of(new Text("disgusted"), image))) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Record nextRecord() {
                        throw new UnsupportedOperationException("no meta data");
                    }
                };
        FerDataset data = RecordReaderSource.of(reader)
                .name("mine")
                .labels(LabelSet.EKMAN_7)
                .load();
        assertThat(data.get(0).label()).contains(Emotion.HAPPINESS);
        assertThat(data.get(1).label()).contains(Emotion.DISGUST);
        assertThat(data.get(1).id()).isEqualTo("mine:2");
    }

    @Test
    void numbers_go_by_the_readers_names_and_without_these_by_the_given_set() {
        NDArrayWritable image = new NDArrayWritable(twoPixels(3, 2, 1));
        assertThat(RecordReaderSource.of(reader(image, new IntWritable(1)))
                        .labels(LabelSet.EKMAN_7)
                        .load()
                        .get(0)
                        .label())
                .contains(Emotion.SADNESS);
        assertThat(RecordReaderSource.of(reader(null, List.of(List.of(image, new IntWritable(1)))))
                        .labels(LabelSet.EKMAN_7)
                        .load()
                        .get(0)
                        .label())
                .contains(Emotion.DISGUST);
        assertThatThrownBy(() -> RecordReaderSource.of(reader(null, List.of())).load())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("labels(...)");
    }

    @Test
    void a_record_that_is_not_an_image_with_a_label_is_named_with_what_is_wrong() {
        NDArrayWritable image = new NDArrayWritable(twoPixels(3, 2, 1));
        IntWritable zero = new IntWritable(0);
        assertFails("[NDArrayWritable]", image);
        assertFails("[NDArrayWritable, DoubleWritable]", image, new DoubleWritable(0));
        assertFails("[NDArrayWritable, IntWritable, IntWritable]", image, zero, zero);
        assertFails("from 0 to 1, got 2", image, new IntWritable(2));
        assertFails("from 0 to 1, got -1", image, new IntWritable(-1));
        assertFails("'anger' is not among [fear, sadness]", image, new Text("anger"));
        assertFails("got [2, 3, 1]", new NDArrayWritable(twoPixels(2, 3, 1)), zero);
        assertFails("got [2, 3]", new NDArrayWritable(twoPixels(2, 3)), zero);
        assertFails("got 256.0", new NDArrayWritable(twoPixels(3, 2, 1).add(196)), zero);
        assertFails("got -9.0", new NDArrayWritable(twoPixels(3, 2, 1).sub(19)), zero);
        assertFails(
                "got NaN",
                new NDArrayWritable(Nd4j.createFromArray(1f, 2f, Float.NaN).reshape(1, 3, 1)),
                zero);
        assertFails("scaling to [0, 1]", new NDArrayWritable(twoPixels(3, 2, 1).div(255)), zero);
    }

    private static void assertFails(String message, Writable... parts) {
        NDArrayWritable image = new NDArrayWritable(twoPixels(3, 2, 1));
        InMemoryRecordReader reader =
                reader(List.of("fear", "sad"), List.of(List.of(image, new IntWritable(0)), List.of(parts)));
        assertThatThrownBy(() -> RecordReaderSource.of(reader).name("records").load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("records:2: ")
                .hasMessageContaining(message);
    }

    @Test
    void a_reader_that_fails_is_an_error_with_the_number_of_the_record() {
        NDArrayWritable image = new NDArrayWritable(twoPixels(3, 2, 1));
        List<Writable> record = List.of(image, new IntWritable(0));
        InMemoryRecordReader failing = new InMemoryRecordReader(List.of(record, record)) {
            private static final long serialVersionUID = 1L;
            private int read;

            @Override
            public Record nextRecord() {
                if (read++ == 1) {
                    throw new IllegalStateException("the disk is gone");
                }
                return super.nextRecord();
            }
        };
        failing.setLabels(List.of("fear", "sad"));
        assertThatThrownBy(() -> RecordReaderSource.of(failing).name("disk").load())
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("disk:2: the reader fails with")
                .hasMessageContaining("the disk is gone");
    }

    @Test
    void nulls_are_refused() {
        assertThatThrownBy(() -> RecordReaderSource.of(null)).isInstanceOf(NullPointerException.class);
        RecordReaderSource source = RecordReaderSource.of(reader());
        assertThatThrownBy(() -> source.name(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> source.labels(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> source.channelOrder(null)).isInstanceOf(NullPointerException.class);
    }
}
