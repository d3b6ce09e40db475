package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Point;
import io.github.fer4j.Similarity;
import io.github.fer4j.data.image.ImageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Photos and files for the tests of this package. */
final class Photos {
    /** Where the Haar cascade sees the astronaut's face: design, section 3. */
    static final Box FACE = new Box(177, 66, 95, 95);
    /** The centres of the astronaut's eyes, by eye: the note in {@code photos/faces.csv} of the shared data. */
    static final Point RIGHT_EYE = new Point(203, 101);

    static final Point LEFT_EYE = new Point(248, 103);

    private Photos() {}

    static Image astronaut() {
        return ImageFiles.decode(resource("astronaut.png"), "astronaut.png");
    }

    static byte[] resource(String name) {
        try (var in = Photos.class.getResourceAsStream("/io/github/fer4j/data/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo that is not in this repository; the test is skipped where it is absent. */
    static Image shared(String name) {
        Path photo = Path.of(System.getProperty("fer.shared.data", "absent"), "photos", name);
        assumeThat(photo)
                .as("the photo is not in this repository; system property fer.shared.data says where it may lie")
                .exists();
        return ImageFiles.read(photo);
    }

    /** dlib's file, from {@code -Dfer.dlib.model} or Debian's package; the test is skipped where it is absent. */
    static Path dlibFile() {
        Path file =
                Path.of(System.getProperty("fer.dlib.model", "/usr/share/dlib/shape_predictor_68_face_landmarks.dat"));
        assumeThat(Files.exists(file))
                .as("no %s: install Debian's libdlib-data, or name the file by -Dfer.dlib.model", file)
                .isTrue();
        return file;
    }

    /** The turn of the astronaut about the middle of the face; positive is clockwise. */
    static Similarity turn(double degrees) {
        double turn = Math.toRadians(degrees);
        Point middle = new Point(224, 113);
        return Similarity.moving(
                middle,
                new Point(middle.x() + 1, middle.y()),
                middle,
                new Point(middle.x() + Math.cos(turn), middle.y() + Math.sin(turn)));
    }

    static void assertClose(Box actual, Box expected, int pixels) {
        int[] differences = {
            actual.x() - expected.x(),
            actual.y() - expected.y(),
            actual.width() - expected.width(),
            actual.height() - expected.height()
        };
        for (int difference : differences) {
            assertThat(Math.abs(difference)).as(actual + " is " + expected).isLessThanOrEqualTo(pixels);
        }
    }

    /** What some calls at the same time answer, from 8 threads. */
    static <T> List<T> atOnce(int calls, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(java.util.Collections.nCopies(calls, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
