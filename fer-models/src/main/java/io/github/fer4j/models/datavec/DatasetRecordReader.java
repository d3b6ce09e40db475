package io.github.fer4j.models.datavec;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.format.Preprocessing;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;

/**
 * A data set as a DataVec record reader. Each record is an image, an {@link NDArrayWritable} {@code [1, c, h, w]} with
 * values 0 to 255 as {@code ImageRecordReader} gives it, and the number of its class, an {@link IntWritable}: the label, or
 * else the top of the target; targets, votes and weights have no place in a record. The location in the meta data is the
 * sample's id. Images are loaded when their record is read.
 *
 * <p>Not for several threads at once, and not to be serialised, although the interface asks for it.
 */
public final class DatasetRecordReader extends BaseRecordReader {
    private static final long serialVersionUID = 1L;

    private final transient FerDataset data;
    private final transient Preprocessing input;
    private final ChannelOrder order;
    private transient Configuration configuration;
    private int next;

    private DatasetRecordReader(FerDataset data, Preprocessing input, ChannelOrder order) {
        this.data = data;
        this.input = input;
        this.order = order;
    }

    /**
     * A reader that stands before the first sample. Images are as large as they are, in colour with blue first.
     *
     * @param data each sample with a label or a target
     * @return the reader; it need not be initialised
     * @throws InvalidArgumentException if a sample has neither, naming it
     */
    public static DatasetRecordReader of(FerDataset data) {
        for (Sample sample : data) {
            if (sample.label().isEmpty() && sample.target().isEmpty()) {
                throw new InvalidArgumentException(sample.id() + ": a record has the number of a class, this sample has"
                        + " neither a label nor a target; label it or filter it out");
            }
        }
        return new DatasetRecordReader(data, null, ChannelOrder.BGR);
    }

    /**
     * With another order of the colours than {@link ChannelOrder#BGR}.
     *
     * @param value the order
     * @return a reader that stands before the first sample
     */
    public DatasetRecordReader channelOrder(ChannelOrder value) {
        return new DatasetRecordReader(data, input, Objects.requireNonNull(value, "channelOrder"));
    }

    /**
     * With all images in one size and with as many channels, as what stacks records into batches needs. Values stay 0 to 255.
     *
     * @param value whose size, channels and interpolation are used, but not its normalisation
     * @return a reader that stands before the first sample
     */
    public DatasetRecordReader fit(Preprocessing value) {
        return new DatasetRecordReader(data, Objects.requireNonNull(value, "input"), order);
    }

    /** Goes back to the first sample. The split is not used: the samples are those of the data set. */
    @Override
    public void initialize(InputSplit split) {
        reset();
    }

    /** As {@link #initialize(InputSplit)}. */
    @Override
    public void initialize(Configuration conf, InputSplit split) {
        setConf(conf);
        reset();
    }

    @Override
    public boolean hasNext() {
        return next < data.size();
    }

    /**
     * The next record.
     *
     * @throws io.github.fer4j.UnreadableImageException if its image cannot be read
     */
    @Override
    public List<Writable> next() {
        return nextRecord().getRecord();
    }

    /** The next records, at most so many. */
    @Override
    public List<List<Writable>> next(int count) {
        List<List<Writable>> records = new ArrayList<>();
        while (records.size() < count && hasNext()) {
            records.add(next());
        }
        return records;
    }

    @Override
    public boolean batchesSupported() {
        return true;
    }

    @Override
    public Record nextRecord() {
        if (!hasNext()) {
            throw new NoSuchElementException(
                    data.name() + ": all " + data.size() + " records were read; reset() starts anew");
        }
        Record record = record(next++);
        invokeListeners(record);
        return record;
    }

    private Record record(int index) {
        Sample sample = data.get(index);
        Image image = sample.image().load();
        if (input != null) {
            image = input.fit(image);
        }
        Emotion emotion =
                sample.label().or(() -> sample.target().map(Scores::top)).orElseThrow();
        List<Writable> parts = List.of(
                new NDArrayWritable(Pixels.toArray(image, order)),
                new IntWritable(data.labels().indexOf(emotion)));
        return new org.datavec.api.records.impl.Record(parts, new SampleLocation(index, sample.id()));
    }

    /** The names of the classes, in the order of their numbers. */
    @Override
    public List<String> getLabels() {
        return data.labels().emotions().stream().map(Emotion::name).toList();
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    /**
     * Not supported: records come from the data set only.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public List<Writable> record(URI uri, DataInputStream in) {
        throw new UnsupportedOperationException("the records of a data set are not read from a stream, got " + uri);
    }

    /**
     * The record again that this meta data came with.
     *
     * @throws InvalidArgumentException if it is not of a reader of this data set
     */
    @Override
    public Record loadFromMetaData(RecordMetaData metaData) {
        if (metaData instanceof SampleLocation place
                && place.index() < data.size()
                && data.get(place.index()).id().equals(place.id())) {
            return record(place.index());
        }
        throw new InvalidArgumentException(
                "records are found by the meta data of a reader of " + data.name() + ", got " + metaData);
    }

    @Override
    public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
        return metaData.stream().map(this::loadFromMetaData).toList();
    }

    @Override
    public void setConf(Configuration conf) {
        this.configuration = conf;
    }

    @Override
    public Configuration getConf() {
        return configuration;
    }

    /** Nothing is open. */
    @Override
    public void close() {}

    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new NotSerializableException(
                "a data set stays in its process; make a reader of the same data in the other one");
    }

    /** Where a record comes from: place and id of the sample. */
    private record SampleLocation(int index, String id) implements RecordMetaData {
        private static final long serialVersionUID = 1L;

        @Override
        public String getLocation() {
            return id;
        }

        /** None: ids are names, not always addresses. */
        @Override
        public URI getURI() {
            return null;
        }

        @Override
        public Class<?> getReaderClass() {
            return DatasetRecordReader.class;
        }
    }
}
