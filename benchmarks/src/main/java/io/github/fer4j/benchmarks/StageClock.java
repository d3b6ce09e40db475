package io.github.fer4j.benchmarks;

import io.github.fer4j.Classifier;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Notes when {@link io.github.fer4j.Fer} enters and leaves its face detector and its classifier, which gives the time of each
 * stage of a call. For one thread.
 */
final class StageClock {
    /** What a photo goes through. */
    enum Stage {
        /** From the bytes of a file to an image. */
        DECODING,
        DETECTION,
        /** Of the faces from the photo. */
        CROPS,
        /** From crops to scores: preprocessing, and the net. */
        CLASSIFICATION,
        /** What comes after. */
        REST
    }

    private final LongSupplier nanoseconds;
    private long last;
    private final Map<Stage, Double> milliseconds = new EnumMap<>(Stage.class);
    private List<Image> crops = List.of();

    /** @param nanoseconds such as {@link System#nanoTime}, or the processor time of the thread */
    StageClock(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    void start() {
        milliseconds.clear();
        crops = List.of();
        last = nanoseconds.getAsLong();
    }

    /** Ends the last stage. */
    Map<Stage, Double> stop() {
        ends(Stage.REST);
        return Map.copyOf(milliseconds);
    }

    /** The faces that were classified since the start. */
    List<Image> crops() {
        return crops;
    }

    private void ends(Stage stage) {
        long now = nanoseconds.getAsLong();
        milliseconds.merge(stage, (now - last) / 1e6, Double::sum);
        last = now;
    }

    FaceDetector timed(FaceDetector detector) {
        return new FaceDetector() {
            @Override
            public List<Face> detect(Image image) {
                ends(Stage.DECODING);
                List<Face> faces = detector.detect(image);
                ends(Stage.DETECTION);
                return faces;
            }

            @Override
            public void close() {
                detector.close();
            }
        };
    }

    Classifier timed(Classifier classifier) {
        return new Classifier() {
            @Override
            public LabelSet labels() {
                return classifier.labels();
            }

            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                ends(Stage.CROPS);
                crops = faces;
                List<Scores> scores = classifier.classifyAll(faces);
                ends(Stage.CLASSIFICATION);
                return scores;
            }

            @Override
            public void close() {
                classifier.close();
            }
        };
    }
}
