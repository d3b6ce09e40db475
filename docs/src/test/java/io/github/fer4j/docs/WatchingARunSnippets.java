package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;

/** The code of docs/training/watching-a-run.md. */
final class WatchingARunSnippets {
    private WatchingARunSnippets() {}

    static TrainingResult train(FerDataset train, FerDataset validation) {
        // snippet
        TrainingResult run = Trainer.of(Zoo.slimCnn().classes(train.labels()))
                .listen(
                        Listeners.console(System.err),
                        Listeners.logging(),
                        Listeners.csv(Path.of("runs/first/history.csv")),
                        Listeners.tensorBoard(Path.of("runs/first")))
                .fit(train, validation);
        // end
        return run;
    }

    static TrainingListener deeplearning4j() {
        // snippet
        TrainingListener scores = Listeners.deeplearning4j(new ScoreIterationListener(100));
        // end
        return scores;
    }

    static TrainingListener ofYourOwn(Consumer<String> phone) {
        // snippet
        TrainingListener tellMe = new TrainingListener() {
            @Override
            public void onEpoch(Epoch epoch, int epochs) {
                if (epoch.best()) {
                    phone.accept("epoch " + epoch.number() + ": " + epoch.validationAccuracy());
                }
            }
        };
        // end
        return tellMe;
    }
}
