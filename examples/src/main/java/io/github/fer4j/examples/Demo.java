package io.github.fer4j.examples;

import io.github.fer4j.Fer;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerResult;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.report.TextReport;
import io.github.fer4j.models.FerBackend;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Both ends of fer4j in two minutes: the bundled model says what a photo shows, then a small net learns drawn faces and is
 * evaluated on some that it has not seen. Takes no arguments.
 */
public final class Demo {
    private Demo() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException {
        classifyPhoto(System.out);
        trainOnSyntheticFaces(System.out, 300, 10);
    }

    /** The photo of the astronaut Eileen Collins, taken by NASA, in the public domain. */
    static FerResult classifyPhoto(PrintStream out) throws IOException {
        try (Fer fer = Fer.load();
                InputStream photo = Demo.class.getResourceAsStream("astronaut.png")) {
            FerResult result = fer.classify(photo);
            String model = fer.card().orElseThrow().name();
            out.println(ScoreBars.of("astronaut.png, by the bundled model " + model, result));
            return result;
        }
    }

    static Evaluation trainOnSyntheticFaces(PrintStream out, int samplesPerClass, int epochs) {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(samplesPerClass)
                .shares(0.7, 0.15)
                .seed(42)
                .build();
        out.println("A small net learns " + faces);
        out.println(FerBackend.current());
        try (TrainingResult run = Trainer.of(Zoo.customCnn()
                        .classes(faces.labels())
                        .option("filters", "16,32,64")
                        .option("units", "64,32")
                        .option("convDropout", "0.1")
                        .option("dropout", "0.1"))
                .loss(Losses.crossEntropy().smoothed(0.05))
                .augment(Augmentation.builder().flip(true).shift(0.05).build())
                .optimizer(Adam.of(2e-3))
                .batchSize(32)
                .epochs(epochs)
                .seed(42)
                .listen(Listeners.console(out))
                .fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION))) {
            Evaluation evaluation = Evaluator.evaluate(run.model(), faces.split(Split.TEST));
            out.println();
            out.println(TextReport.of(evaluation));
            return evaluation;
        }
    }
}
