package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.train.AffectFigures;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Selection;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.AffectLosses;
import java.util.List;

/** The code of docs/training/valence-and-arousal.md. */
final class ValenceAndArousalSnippets {
    private ValenceAndArousalSnippets() {}

    static TrainingResult train(FerDataset train, FerDataset validation) {
        // snippet
        NetSpec net = Zoo.slimCnn().classes(train.labels()).withValenceArousal();
        TrainingResult run = Trainer.of(net)
                .affect(AffectLosses.concordance(), 1)
                .batchSize(64)
                .selectBy(Selection.CCC)
                .fit(train, validation);
        // end
        return run;
    }

    static void classify(TrainingResult run, Image face) {
        // snippet
        try (TrainedModel model = run.model()) {
            Scores scores = model.classify(face);
            scores.valenceArousal().ifPresent(both -> report(both.valence(), both.arousal()));
        }
        // end
    }

    static AffectFigures judge(TrainingResult run, List<ValenceArousal> predicted, List<ValenceArousal> annotated) {
        // snippet
        run.history()
                .best()
                .flatMap(Epoch::validationAffect)
                .ifPresent(figures -> report(figures.valenceCcc(), figures.arousalRmse()));
        AffectFigures onTest = AffectFigures.of(predicted, annotated);
        // end
        return onTest;
    }

    private static void report(double first, double second) {}
}
