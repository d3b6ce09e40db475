package io.github.fer4j.onnx;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.format.SeenImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A net on ONNX Runtime with its card. Batches have the same crops whatever the number of threads, so that the scores, too, are
 * the same to the bit.
 */
final class OnnxClassifier implements Classifier {
    private final ModelCard card;
    private final SeenImages seen;
    private final LabelSet labels;
    private final OnnxNet net;
    private final Workers workers;
    private final int batchSize;

    /** Read by those who classify, written by who closes: native memory in use is never freed. */
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();

    private boolean closed;

    OnnxClassifier(ModelFile model, OnnxNet net, int threads, int batchSize) {
        this.card = model.card();
        this.seen = model.seen();
        this.labels = card.labelSet();
        this.net = net;
        this.workers = new Workers(threads - 1);
        this.batchSize = batchSize;
    }

    @Override
    public LabelSet labels() {
        return labels;
    }

    @Override
    public SeenImages seen() {
        return seen;
    }

    @Override
    public List<Scores> classifyAll(List<Image> faces) {
        List<Image> crops = List.copyOf(faces);
        Scores[] scores = new Scores[crops.size()];
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new FerException("the model '" + card.name() + "' is closed; open it again");
            }
            List<Runnable> batches = new ArrayList<>();
            for (int from = 0; from < scores.length; from += batchSize) {
                int begin = from;
                int end = Math.min(scores.length, from + batchSize);
                batches.add(() -> classify(crops.subList(begin, end), scores, begin));
            }
            workers.run(batches);
        } finally {
            lifetime.readLock().unlock();
        }
        return Arrays.asList(scores);
    }

    private void classify(List<Image> crops, Scores[] scores, int begin) {
        Preprocessing preprocessing = card.preprocessing();
        float[] values = new float[crops.size() * preprocessing.length()];
        for (int i = 0; i < crops.size(); i++) {
            preprocessing.apply(crops.get(i), values, i * preprocessing.length());
        }
        OnnxNet.Outputs outputs = net.run(values, crops.size());
        for (int i = 0; i < crops.size(); i++) {
            scores[begin + i] = card.calibrate(outputs.scores(i, labels));
        }
    }

    /** Frees the net, once nobody classifies any more; does nothing the second time. */
    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                workers.close();
                net.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
