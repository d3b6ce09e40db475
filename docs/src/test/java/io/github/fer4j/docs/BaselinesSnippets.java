package io.github.fer4j.docs;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.models.classical.ClassicalBaseline;
import io.github.fer4j.models.classical.LinearSvm;
import io.github.fer4j.models.classical.LocalBinaryPatterns;
import io.github.fer4j.models.classical.RandomForest;
import java.util.List;

/** The code of docs/evaluation/baselines.md. */
final class BaselinesSnippets {
    private BaselinesSnippets() {}

    static void baseline(FerDataset train, FerDataset test) {
        // snippet
        try (Classifier baseline = ClassicalBaseline.hogSvm().fit(train)) {
            Evaluation evaluation = Evaluator.evaluate(baseline, test);
        }
        // end
    }

    static List<ClassicalBaseline> others() {
        // snippet
        ClassicalBaseline finer = new ClassicalBaseline(new LocalBinaryPatterns(64, 8, 1), new LinearSvm(1), 42);
        ClassicalBaseline larger = new ClassicalBaseline(finer.features(), new RandomForest(500, 25), 42);
        // end
        return List.of(finer, larger);
    }
}
