package io.github.fer4j;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Classifies many images: reading and detection run on several threads, faces of several images go through the model
 * together, and results come in the order of the images.
 *
 * <pre>{@code
 * try (Stream<Path> photos = Files.walk(folder).filter(Files::isRegularFile)) {
 *     BatchReport report = fer.batch().run(photos::iterator, result -> out.println(result.toJson()));
 * }
 * }</pre>
 *
 * <p>Of any number of images only few are in memory: two for each thread, then the faces that wait until a batch is full.
 * Images are asked for one by one, as there is room. An image that cannot be classified is a result that says why, also where
 * the cause is a bug of a detector or a classifier.
 *
 * <p>A {@code FerBatch} is immutable, its settings give changed copies, and it may be used from several threads and several
 * times. Each run has threads of its own, which are gone when it returns or throws.
 */
public final class FerBatch {
    private static final int MOST_THREADS = 256;
    private static final int LARGEST_BATCH = 4096;

    private final Fer fer;
    private final int threads;
    private final int batchSize;
    private final Consumer<? super BatchReport> listener;
    private final BooleanSupplier cancelled;

    private FerBatch(
            Fer fer, int threads, int batchSize, Consumer<? super BatchReport> listener, BooleanSupplier cancelled) {
        this.fer = fer;
        this.threads = threads;
        this.batchSize = batchSize;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    static FerBatch of(Fer fer) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new FerBatch(fer, Math.min(4, processors), 64, report -> {}, () -> false);
    }

    /**
     * How many threads read images and find faces. The model runs on the thread that calls, and on those of its engine. The
     * results do not depend on it.
     *
     * @param value 1 to 256; by default one for each processor, at most 4
     * @return the changed batch
     * @throws InvalidArgumentException if it is out of range
     */
    public FerBatch threads(int value) {
        return new FerBatch(fer, inRange("threads", value, MOST_THREADS), batchSize, listener, cancelled);
    }

    /**
     * How many faces go through the model at once. Larger batches are faster, and results come later. Scores may differ by
     * rounding errors from those of another size.
     *
     * @param value 1 to 4096; 64 by default. Crops of more than 64 MiB in all go through before there are as many
     * @return the changed batch
     * @throws InvalidArgumentException if it is out of range
     */
    public FerBatch batchSize(int value) {
        return new FerBatch(fer, threads, inRange("faces of a batch", value, LARGEST_BATCH), listener, cancelled);
    }

    /**
     * Is told how far the run is, after each result, by the thread that calls. What it throws ends the run.
     *
     * @param value takes the counts so far; replaces the one before
     * @return the changed batch
     */
    public FerBatch listen(Consumer<? super BatchReport> value) {
        return new FerBatch(fer, threads, batchSize, Objects.requireNonNull(value, "listener"), cancelled);
    }

    /**
     * Asked by the thread that calls, before each image and each result and now and then while it waits, whether to stop.
     * Interrupting that thread stops the run as well. What is being read or searched for faces at that moment is finished
     * first.
     *
     * @param value true to stop; replaces the one before
     * @return the changed batch
     */
    public FerBatch cancelWhen(BooleanSupplier value) {
        return new FerBatch(fer, threads, batchSize, listener, Objects.requireNonNull(value, "cancelled"));
    }

    /**
     * Classifies image files.
     *
     * @param files PNG, JPEG, GIF, BMP or TIFF files; asked for by the thread that calls. A stream is one as {@code
     *     stream::iterator}
     * @param results is given a result for each file, in order, by the thread that calls. What it throws ends the run
     * @return the counts; cancelled where the run was stopped, or the thread interrupted, which it then still is
     * @throws MissingProviderException if no decoder is on the class path
     * @throws FerException if the {@code Fer} is closed
     */
    public BatchReport run(Iterable<Path> files, Consumer<? super FerResult> results) {
        if (files instanceof Path file) { // which is an Iterable of its folders' names
            throw new InvalidArgumentException("a batch is over several files, got the one path '" + file
                    + "'; pass List.of(path), or the files of a folder with Files.walk");
        }
        return run(files, file -> new BatchSource(file.toString(), () -> fer.read(file)), results);
    }

    /**
     * Classifies images that are in memory, or come from elsewhere.
     *
     * @param <S> such as {@link Image}
     * @param images asked for by the thread that calls, and loaded by others; results call them what their {@code toString}
     *     says
     * @param results is given a result for each image, in order, by the thread that calls. What it throws ends the run
     * @return the counts; cancelled where the run was stopped, or the thread interrupted, which it then still is
     * @throws FerException if the {@code Fer} is closed
     */
    public <S extends ImageSource> BatchReport runImages(Iterable<S> images, Consumer<? super FerResult> results) {
        return run(images, image -> new BatchSource(image.toString(), image), results);
    }

    private <T> BatchReport run(
            Iterable<T> images, Function<T, BatchSource> source, Consumer<? super FerResult> results) {
        Objects.requireNonNull(results, "results");
        fer.checkOpen();
        Iterator<T> iterator = images.iterator();
        Iterator<BatchSource> sources = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public BatchSource next() {
                return source.apply(Objects.requireNonNull(iterator.next(), "an image of the batch"));
            }
        };
        return new Run(results).over(sources);
    }

    private static int inRange(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidArgumentException("the " + what + " are 1 to " + most + ", got " + value);
        }
        return value;
    }

    /** One run, on the thread that called. */
    private final class Run {
        private final Consumer<? super FerResult> results;
        private final PendingFaces pending = new PendingFaces(fer.pipeline(), batchSize);
        private BatchReport report = BatchReport.NOTHING;
        private boolean stopped;

        Run(Consumer<? super FerResult> results) {
            this.results = results;
        }

        BatchReport over(Iterator<BatchSource> sources) {
            try (Preparation photos = new Preparation(sources, fer.pipeline(), threads)) {
                Prepared next = photos.next(this::isStopped);
                while (next != null) {
                    pending.add(next);
                    while (pending.isFull() && !isStopped()) {
                        pending.classify();
                    }
                    handOver();
                    next = photos.next(this::isStopped);
                }
                while (!pending.isEmpty() && !isStopped()) {
                    pending.classify();
                    handOver();
                }
                return photos.isOver() && pending.isEmpty() ? report : report.asCancelled();
            }
        }

        private void handOver() {
            while (!isStopped()) {
                fer.checkOpen(); // a closed detector fails for every image, which is not theirs to say
                FerResult result = pending.poll();
                if (result == null) {
                    return;
                }
                report = report.plus(result);
                results.accept(result);
                listener.accept(report);
            }
        }

        /** Once true, always true, whatever is said later. */
        private boolean isStopped() {
            stopped = stopped
                    || cancelled.getAsBoolean()
                    || Thread.currentThread().isInterrupted();
            return stopped;
        }
    }
}
