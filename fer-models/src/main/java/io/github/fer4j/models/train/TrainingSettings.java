package io.github.fer4j.models.train;

import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Mix;
import io.github.fer4j.data.batch.Sampling;
import io.github.fer4j.models.optim.Optimizer;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.noise.loss.Loss;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a {@link Trainer} was told, checked. */
record TrainingSettings(
        Loss loss,
        LabelTrust trust,
        Augmentation augmentation,
        Mix mix,
        Sampling sampling,
        int loaderThreads,
        Optimizer optimizer,
        Schedule schedule,
        int batchSize,
        int epochs,
        int earlyStopping,
        double plateauFactor,
        int plateauPatience,
        double averaging,
        Selection selection,
        Path checkpoints,
        long seed,
        TrainingListener listener,
        BooleanSupplier cancelled) {

    /** For the model's card. */
    Map<String, String> describe() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("loss", loss.describe());
        settings.put("trust in labels", trust.describe());
        settings.put("augmentation", augmentation.describe());
        settings.put("mix", mix.describe());
        settings.put("sampling", sampling.describe());
        settings.put("optimizer", optimizer.toString());
        settings.put("schedule", schedule.toString());
        settings.put("batch size", Integer.toString(batchSize));
        settings.put("epochs", Integer.toString(epochs));
        settings.put("early stopping", earlyStopping == 0 ? "off" : "after " + earlyStopping + " epochs");
        settings.put(
                "reduce on plateau",
                plateauPatience == 0 ? "off" : "times " + plateauFactor + " after " + plateauPatience + " epochs");
        settings.put("weight averaging", averaging == 0 ? "off" : Double.toString(averaging));
        return settings;
    }
}
