package io.github.fer4j.models.datavec;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.datavec.api.records.Record;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.writable.ByteWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.LongWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads any DataVec {@link RecordReader} whose records hold an image and a label. Immutable: each method gives a new source,
 * and records are read only by {@link #load}.
 *
 * <pre>{@code
 * ImageRecordReader reader = new ImageRecordReader(48, 48, 1, new ParentPathLabelGenerator());
 * reader.initialize(new FileSplit(new File("faces")));
 * FerDataset data = RecordReaderSource.of(reader).name("faces").load();
 * }</pre>
 *
 * <p>A record has an image, an {@link NDArrayWritable} of {@code [1, c, h, w]} or {@code [c, h, w]} with 1 or 3 channels and
 * values 0 to 255 (fractions are rounded), and a label, the number of a class or its name as {@link Text}; in either order,
 * and nothing else. Numbers become names by the reader's {@code getLabels()}, and names emotions by {@link Emotion#of}, so
 * that {@code happy} is {@code happiness}.
 *
 * <p>A record reader can only be read one after the other, so all images are read at once and held in memory, a byte for
 * each value: 2.3 KB for a gray 48x48 image. For large files use the sources of {@code fer-data}, which decode each image
 * when it is needed. The id of a sample is the location in the record's meta data, such as the file, or else the number of
 * the record.
 */
public final class RecordReaderSource {
    private final RecordReader reader;
    private final String name;
    private final LabelSet labels;
    private final ChannelOrder order;

    private RecordReaderSource(RecordReader reader, String name, LabelSet labels, ChannelOrder order) {
        this.reader = reader;
        this.name = name;
        this.labels = labels;
        this.order = order;
    }

    /**
     * A source of a reader's records, with its own labels and, in colour images, blue first.
     *
     * @param reader initialised; it stays the caller's to close
     * @return the source
     */
    public static RecordReaderSource of(RecordReader reader) {
        return new RecordReaderSource(
                Objects.requireNonNull(reader, "reader"), reader.getClass().getSimpleName(), null, ChannelOrder.BGR);
    }

    /**
     * Another name; the reader's class without it.
     *
     * @param value what reports and errors call the data set
     * @return the source with that name
     */
    public RecordReaderSource name(String value) {
        return new RecordReaderSource(reader, Objects.requireNonNull(value, "name"), labels, order);
    }

    /**
     * Another label set than the reader's {@code getLabels()} in their order. Where the reader has no labels, its numbers are
     * those of this set.
     *
     * @param value has each emotion that comes
     * @return the source with these labels
     */
    public RecordReaderSource labels(LabelSet value) {
        return new RecordReaderSource(reader, name, Objects.requireNonNull(value, "labels"), order);
    }

    /**
     * Another order of the colours than {@link ChannelOrder#BGR}.
     *
     * @param value the order in the reader's arrays
     * @return the source with that order
     */
    public RecordReaderSource channelOrder(ChannelOrder value) {
        return new RecordReaderSource(reader, name, labels, Objects.requireNonNull(value, "channelOrder"));
    }

    /**
     * Reads all records from where the reader stands to its end. One thread at a time: the reader is used.
     *
     * @return the data set, its images in memory
     * @throws InvalidArgumentException if neither the reader nor {@link #labels} says what the classes are
     * @throws MalformedDatasetException if a record is not as the class says, or the reader fails; the line is the number
     *     of the record, from 1
     */
    public FerDataset load() {
        List<Emotion> named = emotionsOfReader();
        if (labels == null && named.isEmpty()) {
            throw new InvalidArgumentException(
                    name + ": the reader's getLabels() names no classes; name them with labels(...)");
        }
        LabelSet set = labels == null ? LabelSet.of(named) : labels;
        List<Emotion> numbered = named.isEmpty() ? set.emotions() : named;
        List<Sample> samples = new ArrayList<>();
        for (long number = 1; hasNext(number); number++) {
            try {
                samples.add(sample(nextRecord(), number, numbered, set));
            } catch (MalformedDatasetException e) {
                throw e;
            } catch (RuntimeException e) {
                throw failed(number, e);
            }
        }
        return FerDataset.of(name, set, samples);
    }

    private List<Emotion> emotionsOfReader() {
        List<String> names = reader.getLabels();
        return names == null ? List.of() : names.stream().map(Emotion::of).toList();
    }

    private boolean hasNext(long number) {
        try {
            return reader.hasNext();
        } catch (RuntimeException e) {
            throw failed(number, e);
        }
    }

    private MalformedDatasetException failed(long number, RuntimeException e) {
        String problem = e instanceof FerException ? e.getMessage() : "the reader fails with " + e;
        return new MalformedDatasetException(name, number, problem, e);
    }

    private Record nextRecord() {
        try {
            return reader.nextRecord();
        } catch (UnsupportedOperationException e) { // a reader without meta data
            return new org.datavec.api.records.impl.Record(reader.next(), null);
        }
    }

    private Sample sample(Record record, long number, List<Emotion> numbered, LabelSet set) {
        NDArrayWritable image = null;
        Writable label = null;
        for (Writable part : record.getRecord()) {
            if (part instanceof NDArrayWritable array && image == null) {
                image = array;
            } else if (isLabel(part) && label == null) {
                label = part;
            } else {
                throw notARecord(record, number);
            }
        }
        if (image == null || label == null) {
            throw notARecord(record, number);
        }
        Emotion emotion = emotion(label, number, numbered);
        if (!set.contains(emotion)) {
            throw new MalformedDatasetException(
                    name, number, "the label '" + emotion + "' is not among " + set + "; name all with labels(...)");
        }
        String id = record.getMetaData() == null
                ? name + ":" + number
                : record.getMetaData().getLocation();
        return Sample.builder(id, Pixels.toImage(image.get(), order))
                .label(emotion)
                .build();
    }

    private static boolean isLabel(Writable part) {
        return part instanceof IntWritable
                || part instanceof LongWritable
                || part instanceof ByteWritable
                || part instanceof Text;
    }

    private MalformedDatasetException notARecord(Record record, long number) {
        List<String> types = record.getRecord().stream()
                .map(part -> part.getClass().getSimpleName())
                .toList();
        return new MalformedDatasetException(
                name,
                number,
                "a record has an image, an NDArrayWritable, and a label, an IntWritable or Text, this one has "
                        + types);
    }

    private Emotion emotion(Writable label, long number, List<Emotion> numbered) {
        if (label instanceof Text text) {
            return Emotion.of(text.toString());
        }
        long value = label.toLong();
        if (value < 0 || value >= numbered.size()) {
            throw new MalformedDatasetException(
                    name,
                    number,
                    "class numbers go from 0 to " + (numbered.size() - 1) + ", got " + value + " for " + numbered);
        }
        return numbered.get((int) value);
    }
}
