package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.balance.Imbalance;
import io.github.fer4j.data.balance.Oversampling;
import io.github.fer4j.data.clean.Action;
import io.github.fer4j.data.clean.Cleaning;
import io.github.fer4j.data.clean.CleaningResult;
import io.github.fer4j.data.clean.Stage;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.Fold;
import io.github.fer4j.data.split.LeakCheck;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import java.nio.file.Path;
import java.util.List;

/** The code of docs/data/cleaning.md. */
final class CleaningSnippets {
    private CleaningSnippets() {}

    static FerDataset clean(FerDataset data) {
        // snippet
        CleaningResult cleaned = Cleaning.builder()
                .on(Stage.NEARLY_REPEATED, Action.DROP)
                .keepMajorityOfConflicts(true)
                .build()
                .clean(data);
        System.out.println(cleaned.report());
        cleaned.report().toCsv(Path.of("cleaning.csv"));
        // end
        return cleaned.dataset();
    }

    static List<Fold> split(FerDataset data) {
        // snippet
        DataSplit bySample = Splits.stratified(data, Shares.standard(), 42);
        DataSplit bySubject = Splits.bySubject(data, new Shares(0.8, 0.1, 0.1), 42);
        DataSplit published = Splits.published(data);
        List<Fold> folds = Splits.folds(data, 5, 42);
        // end
        System.out.println(bySample + " " + bySubject + " " + published);
        return folds;
    }

    static void check(DataSplit split) {
        // snippet
        System.out.println(LeakCheck.of(split));
        // end
    }

    static FerDataset balance(DataSplit split) {
        // snippet
        System.out.println(Imbalance.of(split.train()));
        FerDataset balanced =
                Oversampling.to(0.5).augmented(Augmentation.standard()).seed(42).apply(split.train());
        // end
        return balanced;
    }
}
