package io.github.fer4j.examples;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Point;
import io.github.fer4j.Similarity;
import io.github.fer4j.Split;
import io.github.fer4j.TestTimeAugmentation;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.models.TrainedModel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How much of a model's accuracy on PublicTest is left when faces are cut differently from those it learned from: with the box
 * moved, larger or smaller, the head tilted, the photo dark. Where a moved box reaches outside an image its edge is repeated,
 * which a photo would not do: what is left on photos is rather more.
 */
@Command(
        name = "CropRobustness",
        mixinStandardHelpOptions = true,
        description = "Measures a model on PublicTest with shifted, scaled, tilted and darkened faces.")
public final class CropRobustness implements Callable<Integer> {
    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--votes", description = "fer2013new.csv, for a model of FER+")
    private Path votes;

    @Option(
            names = "--model",
            description = "a .fer file, or the name of a bundled model (default: the first of these)")
    private String model;

    @Option(names = "--samples", defaultValue = "-1", description = "look at this many only, for a quick try")
    private int samples;

    @Option(names = "--flip", description = "looks at each face's mirror image as well")
    private boolean flip;

    @Option(names = "--out", required = true, description = "where the table goes, such as crops.md")
    private Path out;

    private final PrintStream console;

    CropRobustness(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CropRobustness(System.out)).execute(arguments));
    }

    @Override
    public Integer call() {
        TrainedModel trained = TrainedModel.of(NamedModel.open(model));
        try (Classifier classifier = flip ? TestTimeAugmentation.flip(trained) : trained) {
            boolean plus = classifier.labels().contains(Emotion.CONTEMPT);
            FerDataset data =
                    (plus ? Fer2013Data.load(csv, votes) : Fer2013.csv(csv).load()).split(Split.VALIDATION);
            FerDataset test = samples >= 0 ? data.take(samples) : data;
            Evaluation plain = evaluate(classifier, test, image -> image);
            StringBuilder table = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%s%s on %d images of %s PublicTest%n%n| faces | accuracy, %% | against faces as they are | UAR, %% |%n"
                            + "| --- | ---: | ---: | ---: |%n",
                    trained.card().name(),
                    flip ? " with mirror images" : "",
                    test.size(),
                    data.name()));
            table.append(row("as they are", plain, plain));
            for (Map.Entry<String, List<UnaryOperator<Image>>> change :
                    changes().entrySet()) {
                List<Evaluation> evaluations = change.getValue().stream()
                        .map(view -> evaluate(classifier, test, view))
                        .toList();
                String row = row(change.getKey(), plain, evaluations.toArray(Evaluation[]::new));
                console.print(row);
                table.append(row);
            }
            AtomicFile.write(out, "the table", table.toString());
            console.println();
            console.print(table);
        }
        return 0;
    }

    /** Each row of the table with its views, whose figures are averaged. */
    private static Map<String, List<UnaryOperator<Image>>> changes() {
        Map<String, List<UnaryOperator<Image>>> changes = new LinkedHashMap<>();
        for (double shift : new double[] {0.05, 0.1}) {
            List<UnaryOperator<Image>> views = new ArrayList<>();
            for (int[] to : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                views.add(image -> moved(image, shift * to[0], shift * to[1], 1, 0));
            }
            changes.put(
                    String.format(Locale.ROOT, "box moved by %.0f %% of its side, mean of four ways", 100 * shift),
                    views);
        }
        for (double scale : new double[] {0.85, 1.15}) {
            changes.put(
                    String.format(Locale.ROOT, "box %.2f times as large", scale),
                    List.of(image -> moved(image, 0, 0, 1 / scale, 0)));
        }
        for (int degrees : new int[] {10, 20}) {
            changes.put(
                    "head tilted by " + degrees + " degrees, mean of both ways",
                    List.of(image -> moved(image, 0, 0, 1, degrees), image -> moved(image, 0, 0, 1, -degrees)));
        }
        for (double light : new double[] {0.5, 0.25}) {
            changes.put(
                    String.format(Locale.ROOT, "%.0f %% of the light", 100 * light),
                    List.of(image -> darkened(image, light)));
        }
        return changes;
    }

    private static Image moved(Image image, double right, double down, double zoom, double degrees) {
        double x = (image.width() - 1) / 2.0;
        double y = (image.height() - 1) / 2.0;
        double toX = x + right * image.width();
        double toY = y + down * image.height();
        double angle = Math.toRadians(degrees);
        return image.transformed(
                Similarity.moving(
                        new Point(x, y),
                        new Point(x + 1, y),
                        new Point(toX, toY),
                        new Point(toX + zoom * Math.cos(angle), toY + zoom * Math.sin(angle))),
                image.height(),
                image.width());
    }

    private static Image darkened(Image image, double light) {
        byte[] samples = image.toByteArray();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(light * (samples[i] & 0xff));
        }
        return image.channels() == 1
                ? Image.gray(image.height(), image.width(), samples)
                : Image.rgb(image.height(), image.width(), samples);
    }

    private static Evaluation evaluate(Classifier classifier, FerDataset data, UnaryOperator<Image> view) {
        // Changed images are others than those a model was chosen on, as far as the guard against leaks can tell.
        return Evaluator.evaluate(
                classifier,
                data.map(sample ->
                        sample.withImage(() -> view.apply(sample.image().load()))));
    }

    private static String row(String name, Evaluation plain, Evaluation... evaluations) {
        double accuracy = mean(
                List.of(evaluations).stream().mapToDouble(Evaluation::accuracy).toArray());
        double uar =
                mean(List.of(evaluations).stream().mapToDouble(Evaluation::uar).toArray());
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %+.1f | %.1f |%n",
                name,
                100 * accuracy,
                100 * (accuracy - plain.accuracy()),
                100 * uar);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
