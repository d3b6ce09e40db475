package io.github.fer4j.models.train;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mixup;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.selection.EarlyLearning;
import java.nio.file.Path;

/** A run with everything that could be forgotten between two processes; {@link ResumeTest} kills it again and again. */
final class KilledRun {
    static final int EPOCHS = 12;

    private KilledRun() {}

    static FerDataset faces() {
        return SyntheticFaces.builder()
                .samplesPerClass(30)
                .shares(0.7, 0.3)
                .seed(7)
                .build();
    }

    static Trainer trainer() {
        return Trainer.of(Zoo.customCnn()
                        .option("filters", "8,8,16")
                        .option("units", "16,16")
                        .option("convDropout", "0.3"))
                .augment(Augmentation.standard())
                .mix(Mixup.of(0.2))
                .optimizer(Adam.of(3e-3).withWeightDecay(0.01))
                .schedule(Schedule.oneCycle(0.3))
                .weightAveraging(WeightAveraging.ema(0.95))
                .earlyLearning(EarlyLearning.standard())
                .batchSize(16)
                .epochs(EPOCHS)
                .seed(5);
    }

    /** @param arguments the folder of the run, and the file that the finished model goes to */
    public static void main(String[] arguments) {
        FerDataset faces = faces();
        try (TrainingResult run = trainer()
                .checkpoints(Path.of(arguments[0]))
                .resuming()
                .fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION))) {
            run.model().save(Path.of(arguments[1]));
        }
    }
}
