package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.AdamW;
import io.github.fer4j.models.optim.GradientClipping;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.study.OutOfSample;
import io.github.fer4j.models.study.Study;
import io.github.fer4j.models.study.StudyTable;
import io.github.fer4j.models.train.Selection;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The code of docs/training/running.md. */
final class RunningSnippets {
    private RunningSnippets() {}

    static void describe(FerDataset train, FerDataset validation) throws IOException {
        // snippet
        Trainer trainer = Trainer.of(Zoo.customCnn().classes(train.labels()))
                .loss(Losses.crossEntropy().smoothed(0.1))
                .augment(Augmentation.standard())
                .optimizer(AdamW.of(1e-3))
                .clipping(GradientClipping.byNorm(5))
                .weightAveraging(WeightAveraging.ema(0.998))
                .batchSize(64)
                .epochs(40)
                .selectBy(Selection.UAR)
                .earlyStopping(10)
                .seed(42)
                .split("the published split")
                .checkpoints(Path.of("runs/first"))
                .resuming()
                .listen(Listeners.console(System.err));
        try (TrainingResult run = trainer.fit(train, validation)) {
            run.model().save(Path.of("my.fer"));
            Files.writeString(Path.of("history.json"), run.history().toJson());
        }
        // end
    }

    static TrainingResult resume(FerDataset train, FerDataset validation) {
        // snippet
        TrainingResult run = Trainer.resume(Path.of("runs/first")).fit(train, validation);
        // end
        return run;
    }

    static void replay(FerDataset train, FerDataset validation) {
        // snippet
        try (TrainedModel model = TrainedModel.load(Path.of("my.fer"));
                TrainingResult again = Trainer.replay(model.card()).fit(train, validation)) {
            boolean same = Arrays.equals(again.model().parameters(), model.parameters());
            System.out.println(same ? "the same parameters, to the bit" : "other data, machine, threads or versions");
        }
        // end
    }

    static void study(Trainer base, FerDataset train, FerDataset validation) {
        // snippet
        StudyTable table = Study.in(Path.of("runs/smoothing"))
                .setting("cross-entropy", base, train, validation)
                .setting("smoothed 0.1", base.loss(Losses.crossEntropy().smoothed(0.1)), train, validation)
                .seeds(1, 2, 3)
                .build()
                .run();
        System.out.println(table.toMarkdown(share -> String.format(Locale.ROOT, "%.3f", share)));
        // end
    }

    static double[][] outOfSample(Trainer base, FerDataset data) {
        // snippet
        OutOfSample.Result judged = OutOfSample.of(base).folds(5).build().run(data);
        double[][] probabilities = judged.probabilities();
        // end
        return probabilities;
    }
}
