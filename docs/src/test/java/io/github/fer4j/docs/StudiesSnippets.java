package io.github.fer4j.docs;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelMapping;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Split;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.Fold;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.corruption.Corruption;
import io.github.fer4j.eval.study.ArchitectureStudy;
import io.github.fer4j.eval.study.ArchitectureTable;
import io.github.fer4j.eval.study.CorruptionStudy;
import io.github.fer4j.eval.study.CorruptionTable;
import io.github.fer4j.eval.study.CrossDatasetStudy;
import io.github.fer4j.eval.study.CrossDatasetTable;
import io.github.fer4j.eval.study.CrossValidationTable;
import io.github.fer4j.eval.study.NoiseRobustnessStudy;
import io.github.fer4j.eval.study.NoiseTable;
import io.github.fer4j.eval.study.StudyCell;
import io.github.fer4j.eval.study.StudyProgress;
import io.github.fer4j.eval.study.SubjectCrossValidation;
import io.github.fer4j.eval.study.TrainingTask;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.loss.Losses;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;

/** The code of docs/evaluation/studies.md. */
final class StudiesSnippets {
    private StudiesSnippets() {}

    static Object seen(TrainedModel model, FerDataset training, FerDataset test) {
        // snippet
        Evaluation evaluation = Evaluator.evaluate(model, test);
        int duplicates = evaluation.seen().learned().size();
        Evaluation without = evaluation.withoutLearned().orElseThrow();
        Evaluation memory = Evaluator.of(model).allowSeen().evaluate(training);
        // end
        return duplicates + without.accuracy() + memory.accuracy();
    }

    // snippet
    static Classifier train(Trainer trainer, TrainingTask task) {
        DataSplit split = Splits.stratified(task.training(), new Shares(0.9, 0.1, 0), task.seed());
        return trainer.seed(task.seed())
                .cancelWhen(task.cancelled())
                .checkpoints(task.folder())
                .resuming()
                .fit(split.train(), split.validation())
                .model();
    }
    // end

    static void progress(SubjectCrossValidation.Builder study, AtomicBoolean stop) {
        // snippet
        study.cancelWhen(stop::get).listen(new StudyProgress() {
            @Override
            public void onCellEnd(StudyCell cell, boolean before, int number, int planned) {
                System.out.println(number + " of " + planned + ": " + cell.at() + " " + cell.figures());
            }
        });
        // end
    }

    static CrossDatasetTable crossDataset(Trainer trainer, FerDataset fer, FerDataset ferPlus) {
        // snippet
        LabelMapping toSeven = LabelMapping.builder(LabelSet.FERPLUS_8, LabelSet.EKMAN_7)
                .dropUnmapped()
                .build();
        CrossDatasetTable table = CrossDatasetStudy.in(Path.of("study-cross"))
                .data("FER-2013", fer.split(Split.TRAIN), fer.split(Split.TEST))
                .data("FER+", ferPlus.split(Split.TRAIN), ferPlus.split(Split.TEST), toSeven)
                .train(task -> train(trainer, task))
                .settings(trainer.net() + " " + trainer.settings())
                .seeds(1, 2, 3)
                .build()
                .run();
        String matrix = table.toMarkdown();
        OptionalDouble own = table.within("accuracy");
        OptionalDouble other = table.across("accuracy");
        // end
        return table;
    }

    static CrossValidationTable subjects(Trainer trainer, FerDataset data) {
        // snippet
        SubjectCrossValidation.Builder study = SubjectCrossValidation.in(Path.of("study-people"))
                .train(task -> train(trainer, task))
                .settings(trainer.net() + " " + trainer.settings());
        for (Fold fold : Splits.subjectFolds(data, 10, 42)) {
            study.fold(fold.train(), fold.heldOut());
        }
        CrossValidationTable table = study.build().run();
        Evaluation pooled = table.pooled().get(42L);
        // end
        return table;
    }

    static NoiseTable noise(NetSpec net, FerDataset train, FerDataset test) {
        // snippet
        NoiseTable table = NoiseRobustnessStudy.in(Path.of("study-noise"))
                .data(train, test)
                .noise((data, rate, seed) ->
                        NoiseInjection.symmetric(rate).apply(data, seed).dataset())
                .rates(0, 0.2, 0.4)
                .method("cross-entropy", task -> train(Trainer.of(net).loss(Losses.crossEntropy()), task))
                .method(
                        "smoothed",
                        task -> train(Trainer.of(net).loss(Losses.crossEntropy().smoothed(0.1)), task))
                .settings(net.toString())
                .seeds(1, 2, 3)
                .build()
                .run();
        // end
        return table;
    }

    static CorruptionTable corruption(TrainedModel model, TrainedModel older, FerDataset test) {
        // snippet
        CorruptionTable table = CorruptionStudy.in(Path.of("study-corruption"))
                .model("newer", model)
                .data(test)
                .build()
                .run();
        CorruptionTable baseline = CorruptionStudy.in(Path.of("study-corruption"))
                .model("older", older)
                .data(test)
                .build()
                .run();
        OptionalDouble error = table.meanCorruptionError();
        OptionalDouble againstOlder = table.meanCorruptionError(baseline);
        FerDataset dark = Corruption.DARKNESS.apply(test, 3, 42); // to look at
        // end
        return table;
    }

    static ArchitectureTable architectures(FerDataset train, FerDataset test) {
        // snippet
        ArchitectureTable table = ArchitectureStudy.in(Path.of("study-nets"))
                .data(train, test)
                .net("slimCnn", task -> train(Trainer.of(Zoo.slimCnn()), task))
                .net("resNet18", task -> train(Trainer.of(Zoo.resNet18()), task))
                .parameters(net -> ((TrainedModel) net).parameters().length)
                .build()
                .run();
        // end
        return table;
    }
}
