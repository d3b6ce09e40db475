package io.github.fer4j.docs;

import io.github.fer4j.BatchReport;
import io.github.fer4j.Classifier;
import io.github.fer4j.FaceResult;
import io.github.fer4j.Fer;
import io.github.fer4j.FerResult;
import io.github.fer4j.FrameSmoother;
import io.github.fer4j.FrameSmoothing;
import io.github.fer4j.Image;
import io.github.fer4j.TestTimeAugmentation;
import io.github.fer4j.format.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The code of docs/applications/classifying.md. */
final class ClassifyingSnippets {
    private ClassifyingSnippets() {}

    static void one(byte[] upload, InputStream stream, BufferedImage screenshot, Image image) {
        // snippet
        try (Fer fer = Fer.load()) {
            FerResult result = fer.classify(Path.of("photo.jpg"));
            fer.classify(upload); // the bytes of a file
            fer.classify(stream); // is read to its end, and stays open
            fer.classify(screenshot); // a BufferedImage of any type
            fer.classify(image); // fer4j's own: Image.gray(...), Image.rgb(...)
            System.out.println(result); // photo.jpg: happiness 0.97 (95x95 at 177,66)
        }
        // end
    }

    static void faces(FerResult result) {
        // snippet
        for (FaceResult face : result.faces()) { // largest first; result.primary() is the largest
            System.out.println(face.box() + ": " + face.expression() + " " + face.score());
            System.out.println(face.scores().top(3)); // [happiness 0.97, neutral 0.02, surprise 0.01]
            String label = face.expression(0.6).map(Object::toString).orElse("uncertain");
            System.out.println(label);
        }
        // end
    }

    static void settings() {
        // snippet
        Fer careful = Fer.builder()
                .minFaceSize(40) // pixels, of the shorter side
                .minFaceConfidence(10) // on the detector's own scale: hits, for the cascades
                .build();
        Fer crops = Fer.builder()
                .withoutDetection() // each image is one face
                .build();
        ModelFile model = Fer.bundledModel("fer2013-7");
        Fer twice = Fer.builder()
                .classifier(TestTimeAugmentation.flip(Classifier.open(model))) // looks at the mirror image, too
                .faceCrop(model.card().faceCrop())
                .build();
        // end
        careful.close();
        crops.close();
        twice.close();
    }

    static void list(Fer fer) {
        // snippet
        List<FerResult> results = fer.classifyAll(List.of(Path.of("a.jpg"), Path.of("b.jpg")));
        // end
    }

    static void folder(Fer fer, AtomicBoolean stop) throws IOException {
        // snippet
        try (Stream<Path> files = Files.walk(Path.of("photos")).filter(Files::isRegularFile);
                PrintWriter out = new PrintWriter("results.jsonl")) {
            BatchReport report = fer.batch()
                    .threads(4)
                    .batchSize(64)
                    .listen(soFar -> System.err.print("\r" + soFar))
                    .cancelWhen(stop::get)
                    .run(files::iterator, result -> out.println(result.toJson()));
            System.out.println(report); // 1000 images, 1214 faces, 3 failed
        }
        // end
    }

    static void failures(FerResult result) {
        // snippet
        if (result instanceof FerResult.Failed failed) {
            System.out.println(failed.source() + ": " + failed.reason().getMessage());
        }
        // end
    }

    static void sequence(Fer fer, Iterable<Image> frames) {
        // snippet
        FrameSmoother smoother = FrameSmoothing.of(5).start(); // one for each sequence
        for (Image frame : frames) {
            FerResult steady = smoother.next(fer.classify(frame));
            System.out.println(steady);
        }
        // end
    }

    static void film(Fer fer, Iterable<Image> frames, PrintWriter out) {
        // snippet
        FrameSmoother smoother = FrameSmoothing.of(12)
                .withMinOverlap(0.2) // of a face's boxes in two frames
                .withForgetAfter(25) // frames in a row without the face
                .start();
        fer.batch()
                .runImages(frames, result -> out.println(smoother.next(result).toJson()));
        // end
    }
}
