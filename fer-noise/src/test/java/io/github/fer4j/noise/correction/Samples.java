package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.List;

/** Samples for tests that do not look at images. */
final class Samples {
    private static final Image PIXEL = Image.gray(1, 1, new byte[1]);

    private Samples() {}

    static Sample.Builder sample(String id) {
        return Sample.builder(id, PIXEL);
    }

    /** Samples {@code s0}, {@code s1} and so on. */
    static FerDataset labelled(LabelSet labels, Emotion... given) {
        List<Sample> samples = new ArrayList<>();
        for (Emotion label : given) {
            samples.add(sample("s" + samples.size()).label(label).build());
        }
        return FerDataset.of("test", labels, samples);
    }
}
