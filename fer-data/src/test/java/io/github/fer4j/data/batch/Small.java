package io.github.fer4j.data.batch;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Data sets of small images for the tests of this package. */
final class Small {
    static final int SIDE = 12;
    /** Bytes divided by 255, in their places. */
    static final Preprocessing GRAY = input(1);

    private Small() {}

    static Preprocessing input(int channels) {
        return new Preprocessing(SIDE, SIDE, channels, Interpolation.BILINEAR, Normalisation.unit());
    }

    /** A data set with so many samples of each class of EKMAN_7, class after class; ids are s0, s1 and so on. */
    static FerDataset ofCounts(int... counts) {
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            for (int i = 0; i < counts[k]; i++) {
                int number = samples.size();
                samples.add(Sample.builder("s" + number, image(number))
                        .label(LabelSet.EKMAN_7.get(k))
                        .build());
            }
        }
        return FerDataset.of("small", LabelSet.EKMAN_7, samples);
    }

    static Image image(int number) {
        byte[] bytes = new byte[SIDE * SIDE];
        new Random(number).nextBytes(bytes);
        return Image.gray(SIDE, SIDE, bytes);
    }

    /** All batches of an epoch. */
    static List<Batch> read(Batches batches, int epoch) {
        List<Batch> read = new ArrayList<>();
        try (BatchStream stream = batches.epoch(epoch)) {
            stream.forEachRemaining(read::add);
        }
        return read;
    }
}
