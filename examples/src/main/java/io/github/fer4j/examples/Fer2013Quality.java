package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.TestTimeAugmentation;
import io.github.fer4j.data.clean.PixelDuplicates;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.calibration.TemperatureScaling;
import io.github.fer4j.eval.report.JsonReport;
import io.github.fer4j.eval.report.TextReport;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Quality;
import io.github.fer4j.models.TrainedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures a model on PublicTest, with and without the images that Training holds too, and on mirror images as well; calibrates it
 * there, and fills in its card.
 */
final class Fer2013Quality {
    /**
     * What is added around a detected face. FER-2013's crops hold little beside the face, as the cascade's boxes do; the
     * margin is to be measured with the models of a later version.
     */
    private static final FaceCrop CROP = FaceCrop.tight();

    private static final String LICENCE = "Apache-2.0 for the weights. Trained on FER-2013, whose images were given for"
            + " research. Not for emotion recognition at work or in education, which the EU AI Act, Art. 5(1)(f), forbids"
            + " except for medical or safety reasons.";

    private Fer2013Quality() {}

    /**
     * Fits the temperature, prints the evaluations, and writes the model with its figures, and the evaluation as JSON beside it.
     */
    static void rate(TrainedModel model, FerDataset data, Path out, String command) {
        FerDataset test = data.split(Split.VALIDATION);
        TemperatureScaling scaling = temperature(model, test);
        System.out.println(scaling);
        ModelCard card = model.card().withTemperature(scaling.temperature());
        try (TrainedModel calibrated = model.withCard(card);
                TrainedModel rated = model.withCard(rated(calibrated, data, out, command))) {
            rated.save(out);
        }
        System.out.println("The model is in " + out);
    }

    private static TemperatureScaling temperature(TrainedModel model, FerDataset test) {
        try (TrainedModel plain = model.withCard(model.card().withTemperature(1))) {
            return TemperatureScaling.fit(Evaluator.evaluate(plain, test).table());
        }
    }

    private static ModelCard rated(TrainedModel model, FerDataset data, Path out, String command) {
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
                card.architecture().name() + " for gray 48x48 faces, trained on " + data.name(),
                card.labels(),
                card.preprocessing(),
                CROP,
                card.architecture(),
                card.provenance().map(training -> training.withCommand(command)).orElse(null),
                List.of(quality(all), quality(unseen), quality(mirrored)),
                LICENCE,
                card.temperature());
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
