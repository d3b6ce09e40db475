package io.github.fer4j.docs;

import io.github.fer4j.Fer;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerResult;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.report.TextReport;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.ClassWeights;
import io.github.fer4j.noise.loss.Losses;
import java.nio.file.Path;

/** The README's code, so that it compiles; {@link ReadmeTest} checks that the README shows just this. */
final class ReadmeSnippets {
    private ReadmeSnippets() {}

    static void classify() {
        // snippet
        try (Fer fer = Fer.load()) {
            FerResult result = fer.classify(Path.of("photo.jpg"));
            result.primary().ifPresent(face -> System.out.println(face.expression() + " " + face.scores()));
        }
        // end
    }

    static void train() {
        // snippet
        FerDataset data = Fer2013.csv(Path.of("fer2013.csv.gz")).load();
        try (TrainingResult run = Trainer.of(Zoo.customCnn().classes(data.labels()))
                .loss(Losses.crossEntropy().smoothed(0.1).withClassWeights(ClassWeights.effectiveNumber(0.999)))
                .augment(Augmentation.standard())
                .optimizer(Adam.of(1e-3))
                .batchSize(64)
                .epochs(60)
                .earlyStopping(10)
                .reduceLrOnPlateau(0.5, 4)
                .checkpoints(Path.of("run"))
                .resuming()
                .seed(42)
                .listen(Listeners.console(System.err))
                .fit(data.split(Split.TRAIN), data.split(Split.VALIDATION))) {
            System.out.println(TextReport.of(Evaluator.evaluate(run.model(), data.split(Split.VALIDATION))));
            run.model().save(Path.of("my.fer"));
        }
        // end
    }
}
