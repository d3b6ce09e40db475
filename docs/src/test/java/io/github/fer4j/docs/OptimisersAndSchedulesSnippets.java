package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.models.optim.AdamW;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.util.List;

/** The code of docs/training/optimisers-and-schedules.md. */
final class OptimisersAndSchedulesSnippets {
    private OptimisersAndSchedulesSnippets() {}

    static TrainingResult train(FerDataset train, FerDataset validation) {
        // snippet
        TrainingResult run = Trainer.of(Zoo.slimCnn().classes(train.labels()))
                .loss(Losses.crossEntropy().smoothed(0.1))
                .optimizer(AdamW.of(2e-3))
                .schedule(Schedule.cosine(0.01).withWarmUp(0.05))
                .epochs(30)
                .fit(train, validation);
        // end
        return run;
    }

    static List<Object> parse() {
        // snippet
        Optimizer optimizer = Optimizer.parse("SGD 0.05, momentum 0.9, weight decay 0.005");
        Schedule schedule = Schedule.parse("step 0.1, at 0.5 0.75, warm-up 0.05");
        // end
        return List.of(optimizer, schedule);
    }
}
