package io.github.fer4j.models.datavec;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.models.internal.NetRunner;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches for a net of Deeplearning4j that is trained by its own {@code fit}: features {@code [b, c, h, w]}, labels {@code
 * [b, classes]}, no masks, and the samples' ids as example meta data. Weights have no place in a {@link DataSet} and are left
 * out; {@code Trainer} uses them.
 *
 * <p>Each pass is another epoch: {@link #reset} goes on to the next one, with its own order and augmentation, and does nothing
 * before the first batch of an epoch was taken. Made ahead by the threads of the {@link Batches}, so that {@link
 * #asyncSupported} says no: another thread would gain nothing. Close it where a pass may end early, to end these threads.
 *
 * <pre>{@code
 * try (BatchesIterator iterator = BatchesIterator.of(batches)) {
 *     net.fit(iterator, 10);
 * }
 * }</pre>
 *
 * <p>Not for several threads at once, and not to be serialised, although the interface asks for it.
 */
public final class BatchesIterator implements DataSetIterator, AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient Batches batches;
    private transient BatchStream stream;
    private transient DataSetPreProcessor preProcessor;
    private int epoch = 1;

    private BatchesIterator(Batches batches) {
        this.batches = batches;
    }

    /**
     * An iterator that stands before the first batch of epoch 1.
     *
     * @param batches what it iterates over
     * @return the iterator
     */
    public static BatchesIterator of(Batches batches) {
        return new BatchesIterator(Objects.requireNonNull(batches, "batches"));
    }

    /** The epoch that the next batch is of, from 1. */
    public int epoch() {
        return epoch;
    }

    @Override
    public boolean hasNext() {
        return stream == null || stream.hasNext();
    }

    /**
     * The next batch.
     *
     * @return features and labels; their memory is the caller's
     * @throws NoSuchElementException at the end of the epoch, until {@link #reset}
     * @throws io.github.fer4j.data.batch.BatchException if an image cannot be used, naming the sample
     */
    @Override
    public DataSet next() {
        if (stream == null) {
            stream = batches.epoch(epoch);
        }
        Batch batch = stream.next();
        DataSet data =
                new DataSet(NetRunner.input(batch.inputs(), batch.shape()), Nd4j.createFromArray(batch.targets()));
        data.setExampleMetaData(new ArrayList<>(batch.ids()));
        data.setLabelNames(getLabels());
        if (preProcessor != null) {
            preProcessor.preProcess(data);
        }
        return data;
    }

    /**
     * The next batch, for the number that {@link #batch} gives.
     *
     * @throws InvalidArgumentException for any other: batches are made ahead in the size that was set
     */
    @Override
    public DataSet next(int count) {
        if (count != batches.batchSize()) {
            throw new InvalidArgumentException("these batches have " + batches.batchSize() + " samples, got " + count
                    + "; set batchSize when the batches are built");
        }
        return next();
    }

    /** Values a sample: channels * height * width. */
    @Override
    public int inputColumns() {
        return batches.input().length();
    }

    /** The number of classes. */
    @Override
    public int totalOutcomes() {
        return batches.labels().size();
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    /** No: batches are made ahead already. */
    @Override
    public boolean asyncSupported() {
        return false;
    }

    /** Goes to the first batch of the next epoch, if one of this was taken. */
    @Override
    public void reset() {
        if (stream != null) {
            stream.close();
            stream = null;
            epoch++;
        }
    }

    @Override
    public int batch() {
        return batches.batchSize();
    }

    @Override
    public void setPreProcessor(DataSetPreProcessor value) {
        this.preProcessor = value;
    }

    @Override
    public DataSetPreProcessor getPreProcessor() {
        return preProcessor;
    }

    /** The names of the classes, in the order of the columns. */
    @Override
    public List<String> getLabels() {
        return batches.labels().emotions().stream().map(Emotion::name).toList();
    }

    /** Ends the threads of the epoch at hand. The iterator can be used again after {@link #reset}. */
    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new NotSerializableException("a data set stays in its process; make an iterator in the other one");
    }
}
