package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.TestTimeAugmentation;
import io.github.fer4j.data.clean.PixelDuplicates;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.calibration.LogitAdjustment;
import io.github.fer4j.eval.calibration.TemperatureScaling;
import io.github.fer4j.eval.metric.Accuracy;
import io.github.fer4j.eval.metric.ConfusionMatrix;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.UnweightedAverageRecall;
import io.github.fer4j.eval.report.JsonReport;
import io.github.fer4j.eval.report.TextReport;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Quality;
import io.github.fer4j.models.TrainedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures a model on PublicTest, with and without the images that Training holds too, and on mirror images as well; balances and
 * calibrates it there, and fills in its card.
 */
final class Fer2013Quality {
    /** What is added around a detected face so that its crop looks like those of FER-2013: measured by {@link MeasureFaceCrop}. */
    private static final FaceCrop CROP = new FaceCrop(0.02);

    private static final String LICENCE = "Apache-2.0 for the weights. Trained on FER-2013, whose images were given for"
            + " research. Not for emotion recognition at work or in education, which the EU AI Act, Art. 5(1)(f), forbids"
            + " except for medical or safety reasons.";

    private Fer2013Quality() {}

    /**
     * Weights the scores by class, fits the temperature, prints the evaluations, and writes the model with its figures, and the
     * evaluation as JSON beside it.
     *
     * @param accuracyLost what of the accuracy on PublicTest may be given up for the mean recall over classes; empty for
     *     scores as they are
     */
    static void rate(TrainedModel model, FerDataset data, Path out, String command, OptionalDouble accuracyLost) {
        LogitAdjustment adjustment = adjustment(model, data, accuracyLost);
        try (TrainedModel balanced = model.withScoreWeights(adjustment.weights())) {
            TemperatureScaling scaling = temperature(balanced, data.split(Split.VALIDATION));
            System.out.println(scaling);
            ModelCard card = balanced.card().withTemperature(scaling.temperature());
            try (TrainedModel calibrated = balanced.withCard(card);
                    TrainedModel rated =
                            balanced.withCard(rated(calibrated, data, out, command, adjustment.strength()))) {
                rated.save(out);
            }
        }
        System.out.println("The model is in " + out);
    }

    private static LogitAdjustment adjustment(TrainedModel model, FerDataset data, OptionalDouble accuracyLost) {
        Map<Emotion, Integer> learned = data.split(Split.TRAIN).classCounts();
        if (accuracyLost.isEmpty()) {
            return LogitAdjustment.of(learned, 0);
        }
        PredictionTable answers =
                Evaluator.evaluate(model, data.split(Split.VALIDATION)).table();
        print(answers, learned);
        LogitAdjustment adjustment = LogitAdjustment.choose(answers, learned, accuracyLost.getAsDouble());
        System.out.println(adjustment);
        return adjustment;
    }

    /** What each strength of the adjustment does, for those who want to choose themselves. */
    private static void print(PredictionTable answers, Map<Emotion, Integer> learned) {
        System.out.println("| strength | accuracy, % | UAR, % |");
        System.out.println("| ---: | ---: | ---: |");
        for (int tenths = 0; tenths <= 10; tenths += 2) {
            ConfusionMatrix confusion = ConfusionMatrix.of(
                    answers.weighted(LogitAdjustment.of(learned, tenths / 10.0).weights()));
            System.out.printf(
                    Locale.ROOT,
                    "| %.1f | %.2f | %.2f |%n",
                    tenths / 10.0,
                    100 * Accuracy.of(confusion),
                    100 * UnweightedAverageRecall.of(confusion));
        }
    }

    private static TemperatureScaling temperature(TrainedModel model, FerDataset test) {
        try (TrainedModel plain = model.withCard(model.card().withTemperature(1))) {
            return TemperatureScaling.fit(Evaluator.evaluate(plain, test).table());
        }
    }

    private static ModelCard rated(TrainedModel model, FerDataset data, Path out, String command, double adjusted) {
        FerDataset test = data.split(Split.VALIDATION);
        ModelCard card = model.card();
        String name = data.name() + " PublicTest";
        Evaluation all = Evaluator.evaluate(model, test).named(name + ", which epoch and temperature were chosen on");
        Set<String> repeats = PixelDuplicates.of(data).repeats(Split.VALIDATION, Split.TRAIN).stream()
                .map(Sample::id)
                .collect(Collectors.toSet());
        Evaluation unseen = all.without(repeats).named(name + " without images that are in Training too");
        Evaluation mirrored = Evaluator.evaluate(TestTimeAugmentation.flip(model), test)
                .named(name + ", mean of each image and its mirror image");
        System.out.println(TextReport.of(all));
        System.out.println(TextReport.of(unseen));
        System.out.println(TextReport.of(mirrored));
        JsonReport.write(all, out.resolveSibling(out.getFileName() + ".evaluation.json"));

        String modelName = out.getFileName().toString().replaceFirst("\\.fer$", "");
        return new ModelCard(
                modelName,
                description(card, data, adjusted),
                card.labels(),
                card.preprocessing(),
                CROP,
                card.architecture(),
                card.provenance().map(training -> training.withCommand(command)).orElse(null),
                List.of(quality(all), quality(unseen), quality(mirrored)),
                LICENCE,
                card.temperature());
    }

    private static String description(ModelCard card, FerDataset data, double adjusted) {
        String plain = card.architecture().name() + " for gray 48x48 faces, trained on " + data.name();
        if (adjusted > 0) {
            return plain + ", its logits adjusted by class with a strength of " + adjusted;
        }
        // One that was adjusted before still is.
        return card.description().startsWith(plain) ? card.description() : plain;
    }

    private static Quality quality(Evaluation evaluation) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", evaluation.accuracy());
        metrics.put("UAR", evaluation.uar());
        metrics.put("macro F1", evaluation.macroF1());
        metrics.put("weighted F1", evaluation.weightedF1());
        metrics.put("ECE", evaluation.ece());
        return new Quality(evaluation.name(), evaluation.samples(), metrics);
    }
}
