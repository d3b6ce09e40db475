package io.github.fer4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Images that wait for the scores of their faces, in order. The faces go to the classifier in batches of one size, whichever
 * images they are of: an image may end in one batch and begin in the one before. What is in a batch depends on the images
 * alone, not on how fast they come, so that the same images get the same scores.
 */
final class PendingFaces {
    /** Crops may be as large as photos: from 64 MiB on they are classified, however few they are. */
    private static final long MOST_SAMPLES = 64L << 20;

    /** Images without a face wait behind one with a face that the batch is not yet full of: so many times its size. */
    private static final int MOST_IMAGES = 16;

    private final FacePipeline pipeline;
    private final int batchSize;
    private final Deque<Pending> images = new ArrayDeque<>();
    private final Deque<Crop> crops = new ArrayDeque<>();
    private long samples;

    PendingFaces(FacePipeline pipeline, int batchSize) {
        this.pipeline = pipeline;
        this.batchSize = batchSize;
    }

    void add(Prepared prepared) {
        Pending image = new Pending(prepared);
        images.add(image);
        if (prepared.found() != null) {
            for (Image crop : prepared.found().crops()) {
                crops.add(new Crop(image, crop));
                samples += samples(crop);
            }
        }
    }

    /** Whether there is a batch to classify before another image is taken. */
    boolean isFull() {
        return crops.size() >= batchSize
                || samples >= MOST_SAMPLES
                || !crops.isEmpty() && images.size() >= (long) MOST_IMAGES * batchSize;
    }

    boolean isEmpty() {
        return images.isEmpty();
    }

    /** Classifies as many faces as a batch has, or as there are. */
    void classify() {
        List<Crop> batch = new ArrayList<>(Math.min(batchSize, crops.size()));
        while (batch.size() < batchSize && !crops.isEmpty()) {
            Crop crop = crops.remove();
            samples -= samples(crop.image());
            if (crop.owner().failed == null) {
                batch.add(crop);
            }
        }
        if (!batch.isEmpty()) {
            classify(batch);
        }
    }

    private void classify(List<Crop> batch) {
        List<Scores> scores;
        try {
            scores = pipeline.score(batch.stream().map(Crop::image).toList());
        } catch (RuntimeException e) {
            byImage(batch).forEach(this::classifyAlone);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).owner().scores.add(scores.get(i));
        }
    }

    private static Map<Pending, List<Image>> byImage(List<Crop> batch) {
        Map<Pending, List<Image>> groups = new LinkedHashMap<>();
        for (Crop crop : batch) {
            groups.computeIfAbsent(crop.owner(), owner -> new ArrayList<>()).add(crop.image());
        }
        return groups;
    }

    /** One bad face must not take the others of its batch along. */
    private void classifyAlone(Pending image, List<Image> faces) {
        try {
            image.scores.addAll(pipeline.score(faces));
        } catch (RuntimeException e) {
            image.failed = Prepared.failure(image.found.source(), e);
        }
    }

    /** The next image's result, if it is known and so are those before it; else null. */
    FerResult poll() {
        Pending first = images.peek();
        return first != null && first.isDone() ? images.remove().result() : null;
    }

    private static long samples(Image crop) {
        return (long) crop.width() * crop.height() * crop.channels();
    }

    /** A face and whose it is. */
    private record Crop(Pending owner, Image image) {}

    /** An image with the scores that it has so far, those of its first faces; let go of its crops as they are classified. */
    private static final class Pending {
        private final FaceCrops found;
        private final List<Scores> scores = new ArrayList<>();
        private FerResult.Failed failed;

        Pending(Prepared prepared) {
            found = prepared.found() == null ? null : prepared.found().withoutCrops();
            failed = prepared.failed();
        }

        boolean isDone() {
            return failed != null || scores.size() == found.faces().size();
        }

        FerResult result() {
            return failed != null ? failed : found.result(scores);
        }
    }
}
