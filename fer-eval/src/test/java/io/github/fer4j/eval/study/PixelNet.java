package io.github.fer4j.eval.study;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A net for tests: it learns which label each pixel has, the last one where there are several, and says the first label to a
 * pixel that it has not seen.
 */
class PixelNet implements Classifier {
    static final LabelSet LABELS = LabelSet.of(ANGER, FEAR);

    private final LabelSet labels;
    private final Map<Integer, Emotion> learned = new HashMap<>();
    boolean closed;

    PixelNet(TrainingTask task) {
        this(task.training());
    }

    PixelNet(FerDataset data) {
        labels = data.labels();
        for (Sample sample : data) {
            learned.put(sample.image().load().get(0, 0, 0), sample.label().orElseThrow());
        }
    }

    @Override
    public LabelSet labels() {
        return labels;
    }

    @Override
    public List<Scores> classifyAll(List<Image> faces) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return faces.stream()
                .map(face -> Scores.certain(labels, learned.getOrDefault(face.get(0, 0, 0), labels.get(0))))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Samples of one pixel each. */
    static FerDataset data(String name, LabelSet labels, Object... pixelsAndLabels) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < pixelsAndLabels.length; i += 2) {
            samples.add(sample(name + (i / 2), (int) pixelsAndLabels[i], (Emotion) pixelsAndLabels[i + 1])
                    .build());
        }
        return FerDataset.of(name, labels, samples);
    }

    static Sample.Builder sample(String id, int pixel, Emotion label) {
        return Sample.builder(id, Image.gray(1, 1, new byte[] {(byte) pixel})).label(label);
    }
}
