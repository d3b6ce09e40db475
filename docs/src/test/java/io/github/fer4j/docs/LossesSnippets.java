package io.github.fer4j.docs;

import io.github.fer4j.FerDataset;
import io.github.fer4j.models.loss.Dl4jLoss;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.ClassWeights;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import io.github.fer4j.noise.selection.EarlyLearning;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;

/** The code of docs/noise/losses.md. */
final class LossesSnippets {
    private LossesSnippets() {}

    static TrainingResult train(FerDataset train, FerDataset validation) {
        // snippet
        TrainingResult run = Trainer.of(Zoo.slimCnn().classes(train.labels()))
                .loss(Losses.generalisedCrossEntropy(0.7))
                .fit(train, validation);
        // end
        return run;
    }

    static Loss compose() {
        // snippet
        Loss loss = Losses.focal(2).smoothed(0.1).withClassWeights(ClassWeights.effectiveNumber(0.999));
        // end
        return loss;
    }

    static List<TrainingResult> choose(FerDataset train, FerDataset validation) {
        // snippet
        TrainingResult coTaught = Trainer.of(Zoo.slimCnn().classes(train.labels()))
                .coTeaching(KeepSchedule.coTeaching(0.2))
                .fit(train, validation);
        TrainingResult held = Trainer.of(Zoo.slimCnn().classes(train.labels()))
                .earlyLearning(EarlyLearning.standard())
                .fit(train, validation);
        // end
        return List.of(coTaught, held);
    }

    static OutputLayer layer() {
        // snippet
        OutputLayer output = new OutputLayer.Builder(new Dl4jLoss(Losses.symmetricCrossEntropy(0.1, 1)))
                .activation(Activation.SOFTMAX)
                .nOut(7)
                .build();
        // end
        return output;
    }
}
