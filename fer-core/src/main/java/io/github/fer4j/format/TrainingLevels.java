package io.github.fer4j.format;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import java.util.ArrayList;
import java.util.List;

/** How often each level occurs in each channel of a training set. Whole numbers, so the order of adding is nothing. */
final class TrainingLevels {
    private final long[][] counts;

    private TrainingLevels(int channels) {
        this.counts = new long[channels][256];
    }

    static TrainingLevels count(FerDataset training, Preprocessing preprocessing) {
        if (training.isEmpty()) {
            throw new InvalidArgumentException(
                    "mean and deviation are measured on at least one sample, '" + training.name() + "' has none");
        }
        for (Sample sample : training) {
            if (sample.split().orElse(Split.TRAIN) != Split.TRAIN) {
                throw new InvalidArgumentException("mean and deviation are measured on the training split only, "
                        + sample.id() + " is of " + sample.split().get() + "; pass data.split(Split.TRAIN)");
            }
        }
        return training.samples().parallelStream()
                .collect(
                        () -> new TrainingLevels(preprocessing.channels()),
                        (levels, sample) -> levels.add(fitted(sample, preprocessing)),
                        TrainingLevels::add);
    }

    private static Image fitted(Sample sample, Preprocessing preprocessing) {
        try {
            return preprocessing.fit(sample.image().load());
        } catch (FerException e) {
            throw new UnreadableImageException(
                    sample.id() + ": the image cannot be measured: " + e.getMessage()
                            + "; leave the sample out of the data set",
                    e);
        }
    }

    private void add(Image raster) {
        byte[] bytes = raster.toByteArray();
        for (int c = 0; c < counts.length; c++) {
            for (int at = c; at < bytes.length; at += counts.length) {
                counts[c][bytes[at] & 0xff]++;
            }
        }
    }

    private void add(TrainingLevels other) {
        for (int c = 0; c < counts.length; c++) {
            for (int v = 0; v < 256; v++) {
                counts[c][v] += other.counts[c][v];
            }
        }
    }

    /** Mean and deviation (over n, not n - 1) of each channel, as numbers in [0, 1]. */
    Normalisation normalisation(String data) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (long[] channel : counts) {
            long pixels = 0;
            long sum = 0;
            for (int v = 0; v < 256; v++) {
                pixels += channel[v];
                sum += v * channel[v];
            }
            double mean = (double) sum / pixels;
            double squares = 0;
            for (int v = 0; v < 256; v++) {
                squares += channel[v] * (v - mean) * (v - mean);
            }
            if (squares == 0) {
                throw new InvalidArgumentException("to be normalised, images differ in level somewhere; all pixels of '"
                        + data + "' are " + Math.round(mean) + "; clean the data set of blank images");
            }
            means.add(mean / 255);
            deviations.add(Math.sqrt(squares / pixels) / 255);
        }
        return new Normalisation(Normalisation.Kind.FIXED, means, deviations);
    }
}
