package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.NormStatistics;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.train.Transfer;
import io.github.fer4j.models.train.TransferReport;
import java.nio.file.Path;

/** The code of docs/models/transfer.md. */
final class TransferSnippets {
    private TransferSnippets() {}

    static void fineTune(FerDataset few, FerDataset validation) {
        // snippet
        try (TrainedModel model = TrainedModel.load(Path.of("many-faces.fer"));
                TrainingResult run = Trainer.of(model.net().classes(few.labels()))
                        .transfer(Transfer.fineTuning(model, 5))
                        .optimizer(Adam.of(1e-3))
                        .epochs(30)
                        .earlyStopping(8)
                        .fit(few, validation)) {
            run.model().save(Path.of("few-faces.fer"));
        }
        // end
    }

    static void report(TrainedModel model) {
        // snippet
        TransferReport report = Transfer.from(model).report(model.net().classes(LabelSet.FERPLUS_8));
        String lines = report.toString(); // what is copied, and each layer that is not, with the reason
        // end
    }

    static Transfer stages(TrainedModel model) {
        // snippet
        Transfer transfer = Transfer.from(model)
                .freezeTo("stage3") // stem to stage3 stay as they are
                .unfreeze(4, "stage3") // from epoch 4 on, stage3 and the head learn
                .unfreeze(8, "stage1") // from epoch 8 on, all but the stem
                .rate("stage1", 0.1) // at a tenth of the optimiser's rate
                .rateFrom(8, 0.5) // from epoch 8 on, all rates are halved
                .statistics(NormStatistics.FROZEN_STAGES);
        // end
        return transfer;
    }

    static TrainingResult repeat(TrainedModel tuned, TrainedModel model, FerDataset few, FerDataset validation) {
        // snippet
        TrainingResult again = Trainer.replay(tuned.card()).transferFrom(model).fit(few, validation);
        // end
        return again;
    }
}
