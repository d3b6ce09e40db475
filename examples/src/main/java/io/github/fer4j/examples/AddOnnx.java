package io.github.fer4j.examples;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.format.Quality;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.onnx.OnnxEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Adds an ONNX model to a model file of before there was one, so that applications can run it with the light engine. The card
 * stays as it is; that its figures still hold is checked by how far the scores of both engines differ, and with FER-2013 by
 * measuring again.
 */
@Command(
        name = "AddOnnx",
        mixinStandardHelpOptions = true,
        description = "Writes a model with its weights for both engines, and compares what the engines say.")
public final class AddOnnx implements Callable<Integer> {
    private static final int CROPS = 256;

    /** Scores are compared in single precision. */
    private static final double LARGEST_DIFFERENCE = 1e-5;

    @Parameters(paramLabel = "MODEL", description = "a .fer file with weights for Deeplearning4j")
    private Path model;

    @Option(names = "--out", required = true, description = "where the model with both goes; may be the same file")
    private Path out;

    @Option(names = "--csv", description = "fer2013.csv or fer2013.csv.gz: measure PublicTest again, with ONNX Runtime")
    private Path csv;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AddOnnx()).execute(arguments));
    }

    @Override
    public Integer call() {
        try (TrainedModel trained = TrainedModel.load(model)) {
            ModelFile both = trained.toModelFile();
            try (Classifier onnx = new OnnxEngine().open(both)) {
                double difference = difference(trained, onnx);
                System.out.printf(Locale.ROOT, "The scores of both engines differ by at most %.1e.%n", difference);
                if (!(difference <= LARGEST_DIFFERENCE)) {
                    System.err.println("That is too much; nothing is written.");
                    return 1;
                }
                if (csv != null) {
                    measure(both, onnx);
                }
            }
            both.write(out);
            System.out.println(both + " is in " + out);
        }
        return 0;
    }

    /** The largest difference of a probability, over crops of noise. */
    private static double difference(TrainedModel trained, Classifier onnx) {
        Preprocessing shape = trained.card().preprocessing();
        Random random = new Random(1);
        List<Image> crops = Stream.generate(() -> noise(shape.height(), shape.width(), random))
                .limit(CROPS)
                .toList();
        List<Scores> expected = trained.classifyAll(crops);
        List<Scores> got = onnx.classifyAll(crops);
        return IntStream.range(0, CROPS)
                .mapToDouble(
                        i -> difference(expected.get(i).toArray(), got.get(i).toArray()))
                .max()
                .orElseThrow();
    }

    private static double difference(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(k -> Math.abs(a[k] - b[k]))
                .max()
                .orElseThrow();
    }

    private static Image noise(int height, int width, Random random) {
        byte[] pixels = new byte[height * width];
        random.nextBytes(pixels);
        return Image.gray(height, width, pixels);
    }

    private void measure(ModelFile both, Classifier onnx) {
        FerDataset data = Fer2013Data.load(csv, null).split(Split.VALIDATION);
        Evaluation measured = Evaluator.evaluate(onnx, data);
        Quality stated = both.card().quality().get(0);
        System.out.printf(
                Locale.ROOT,
                "PublicTest, %d images: accuracy %.6f and UAR %.6f with ONNX Runtime; the card states %s.%n",
                measured.samples(),
                measured.accuracy(),
                measured.uar(),
                stated);
    }
}
