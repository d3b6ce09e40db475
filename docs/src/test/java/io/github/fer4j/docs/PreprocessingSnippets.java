package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.format.Clahe;
import io.github.fer4j.format.HistogramEqualisation;
import io.github.fer4j.format.MedianFilter;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.zoo.Zoo;

/** The code of {@code docs/data/preprocessing.md}, so that it compiles. */
final class PreprocessingSnippets {
    private PreprocessingSnippets() {}

    static void choose() {
        // snippet
        Preprocessing light = Preprocessing.gray48().withFilters(new HistogramEqualisation());
        Preprocessing colour = Preprocessing.gray48()
                .withSize(224, 224)
                .withChannels(3)
                .withInterpolation(Interpolation.BICUBIC)
                .withFilters(new MedianFilter(3), new Clahe(2, 8))
                .withNormalisation(Normalisation.imageNet());
        // end
    }

    static void measure(FerDataset data, Preprocessing light) {
        // snippet
        Preprocessing measured = light.withNormalisationOf(data.split(Split.TRAIN));
        Trainer trainer = Trainer.of(Zoo.simpleCnn().classes(data.labels()).input(measured));
        // end
    }

    static void apply(Preprocessing measured, Image face) {
        // snippet
        float[] input = measured.apply(face);
        Image raster = measured.fit(face);
        float[] augmented = measured.normalise(Augmentation.standard().apply(raster, 42));
        // end
    }

    static void augment() {
        // snippet
        Augmentation recipe = Augmentation.builder()
                .flip(true)
                .rotation(10)
                .shift(0.08)
                .crop(44 / 48.0)
                .noise(5.5)
                .erasing(0.5, 0.02, 0.25)
                .build();
        Augmentation stronger =
                Augmentation.standard().toBuilder().crop(40 / 48.0).build();
        // end
    }
}
