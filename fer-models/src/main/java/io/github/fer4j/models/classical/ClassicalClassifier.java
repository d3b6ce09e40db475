package io.github.fer4j.models.classical;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A baseline that has learned. Many threads classify at once; closing waits for them. */
final class ClassicalClassifier implements Classifier {
    /** Faces whose features are in memory at once. */
    private static final int BATCH = 256;

    private final String name;
    private final LabelSet labels;
    private final Features features;
    /** The labels that the model's classes are. */
    private final int[] present;

    private final FittedModel model;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    ClassicalClassifier(String name, LabelSet labels, Features features, int[] present, FittedModel model) {
        this.name = name;
        this.labels = labels;
        this.features = features;
        this.present = present;
        this.model = model;
    }

    /** The features of many faces. */
    static float[][] rows(Features features, int count, IntFunction<Image> faces) {
        float[][] rows = new float[count][];
        IntStream.range(0, count).parallel().forEach(i -> rows[i] = features.of(faces.apply(i)));
        return rows;
    }

    @Override
    public LabelSet labels() {
        return labels;
    }

    @Override
    public List<Scores> classifyAll(List<Image> faces) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new FerException("the baseline '" + name + "' is closed; fit it again");
            }
            List<Scores> scores = new ArrayList<>(faces.size());
            for (int from = 0; from < faces.size(); from += BATCH) {
                List<Image> batch = faces.subList(from, Math.min(faces.size(), from + BATCH));
                for (double[] shares : model.shares(rows(features, batch.size(), batch::get))) {
                    double[] all = new double[labels.size()];
                    for (int i = 0; i < present.length; i++) {
                        all[present[i]] = shares[i];
                    }
                    scores.add(Scores.of(labels, all));
                }
            }
            return scores;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                model.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
