package io.github.fer4j.examples;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Landmarks;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.face.CascadeFaceDetector;
import io.github.fer4j.data.face.EyeLandmarks;
import io.github.fer4j.data.source.Fer2013;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Where faces lie in FER-2013's images, as the detector of {@code Fer} sees them: how large its box is, where its centre and
 * the eyes are. From that follows how {@code Fer} has to cut a photo so that its crops look like what the models learned from.
 */
@Command(
        name = "MeasureFaceCrop",
        mixinStandardHelpOptions = true,
        description = "Detects faces in enlarged images of FER-2013 and says where they lie.")
public final class MeasureFaceCrop implements Callable<Integer> {
    private static final int ENLARGED = 240;

    /** Added on each side with the edge's pixels, so that a face that fills its image can be found. */
    private static final double AROUND = 0.25;

    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--samples", defaultValue = "2000", description = "of Training (default: ${DEFAULT-VALUE})")
    private int samples;

    private final PrintStream console;

    private final List<Double> sides = new ArrayList<>();
    private final List<Double> centresX = new ArrayList<>();
    private final List<Double> centresY = new ArrayList<>();
    private final List<Double> eyeDistances = new ArrayList<>();
    private final List<Double> eyesX = new ArrayList<>();
    private final List<Double> eyesY = new ArrayList<>();

    MeasureFaceCrop(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MeasureFaceCrop(System.out)).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset data =
                Fer2013.csv(csv).load().split(Split.TRAIN).shuffled(42).take(samples);
        try (FaceDetector detector = EyeLandmarks.open().on(CascadeFaceDetector.open())) {
            for (Sample sample : data) {
                look(detector, sample.image().load());
            }
        }
        console.printf(
                Locale.ROOT,
                "%d images of FER-2013 Training (seed 42), enlarged to %d pixels; a face was found in %d, eyes in %d%n%n",
                data.size(),
                ENLARGED,
                sides.size(),
                eyeDistances.size());
        console.println("| in shares of the image's side | first quartile | median | third quartile |");
        console.println("| --- | ---: | ---: | ---: |");
        row("side of the detector's box", sides);
        row("its centre, from the left", centresX);
        row("its centre, from the top", centresY);
        row("between the eyes", eyeDistances);
        row("middle of the eyes, from the left", eyesX);
        row("middle of the eyes, from the top", eyesY);
        if (!sides.isEmpty()) {
            console.printf(
                    Locale.ROOT,
                    "%nA crop like these images is the box with a margin of %.3f of its side on each side.%n",
                    (1 / quantile(sides, 0.5) - 1) / 2);
        }
        return 0;
    }

    private void look(FaceDetector detector, Image image) {
        Image large = image.resize(ENLARGED, ENLARGED, Interpolation.BILINEAR);
        Image photo = large.crop(new Box(0, 0, ENLARGED, ENLARGED).grown(AROUND));
        double edge = AROUND * ENLARGED;
        List<Face> faces = detector.detect(photo);
        if (faces.isEmpty()) {
            return;
        }
        Box box = faces.get(0).box();
        sides.add((double) box.width() / ENLARGED);
        centresX.add((box.x() + box.width() / 2.0 - edge) / ENLARGED);
        centresY.add((box.y() + box.height() / 2.0 - edge) / ENLARGED);
        faces.get(0).landmarks().ifPresent(points -> addEyes(points, edge));
    }

    private void addEyes(Landmarks points, double edge) {
        eyeDistances.add(points.rightEye().distanceTo(points.leftEye()) / ENLARGED);
        eyesX.add(((points.rightEye().x() + points.leftEye().x()) / 2 - edge) / ENLARGED);
        eyesY.add(((points.rightEye().y() + points.leftEye().y()) / 2 - edge) / ENLARGED);
    }

    private void row(String name, List<Double> values) {
        if (!values.isEmpty()) {
            console.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f |%n",
                    name,
                    quantile(values, 0.25),
                    quantile(values, 0.5),
                    quantile(values, 0.75));
        }
    }

    /** The value that this share of the others is below of. */
    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
}
