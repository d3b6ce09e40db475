package io.github.fer4j.examples;

import io.github.fer4j.LabelSet;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mixup;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import picocli.CommandLine.Option;

/** How a net is trained: what the bundled models were made with by default, and what else was tried, as options. */
final class Recipe {
    @Option(
            names = "--net",
            defaultValue = "slimCnn",
            description = "of the zoo, options behind colons, such as resNet18:width=0.5 (default: ${DEFAULT-VALUE})")
    private String net;

    @Option(names = "--epochs", defaultValue = "45", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--rate", defaultValue = "0.004", description = "peak learning rate (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--decay", defaultValue = "0.02", description = "of the weights (default: ${DEFAULT-VALUE})")
    private double decay;

    @Option(names = "--average", defaultValue = "0.998", description = "of the weights' (default: ${DEFAULT-VALUE})")
    private double average;

    @Option(names = "--dropout", defaultValue = "0.2", description = "before the head (default: ${DEFAULT-VALUE})")
    private double dropout;

    @Option(names = "--smoothing", defaultValue = "0.1", description = "of labels (default: ${DEFAULT-VALUE})")
    private double smoothing;

    @Option(names = "--mixup", defaultValue = "0", description = "alpha; 0 for none (default: ${DEFAULT-VALUE})")
    private double mixup;

    @Option(names = "--rotation", defaultValue = "15", description = "degrees (default: ${DEFAULT-VALUE})")
    private double rotation;

    @Option(names = "--zoom", defaultValue = "0.15", description = "share (default: ${DEFAULT-VALUE})")
    private double zoom;

    @Option(names = "--shift", defaultValue = "0.1", description = "share of the side (default: ${DEFAULT-VALUE})")
    private double shift;

    @Option(
            names = "--light",
            defaultValue = "0.2",
            description = "share that brightness and contrast change by (default: ${DEFAULT-VALUE})")
    private double light;

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    long seed() {
        return seed;
    }

    Trainer trainer(LabelSet labels) {
        Augmentation.Builder augmentation = Augmentation.builder()
                .flip(true)
                .rotation(rotation)
                .zoom(zoom)
                .shift(shift)
                .erasing(0.2, 0.02, 0.12);
        if (light > 0) {
            augmentation.brightness(light).contrast(light);
        }
        Trainer trainer = Trainer.of(Zoo.parse(net).classes(labels).option("dropout", Double.toString(dropout)))
                .loss(Losses.crossEntropy().smoothed(smoothing))
                .augment(augmentation.build())
                .optimizer(Adam.of(rate).withWeightDecay(decay))
                .schedule(Schedule.oneCycle(0.25))
                .weightAveraging(WeightAveraging.ema(average))
                .batchSize(64)
                .epochs(epochs)
                .seed(seed);
        return mixup > 0 ? trainer.mix(Mixup.of(mixup)) : trainer;
    }
}
