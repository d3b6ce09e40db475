package io.github.fer4j.docs;

import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.Landmarks;
import io.github.fer4j.data.face.CascadeFaceDetector;
import io.github.fer4j.data.face.EyeLandmarks;
import io.github.fer4j.data.face.ShapePredictor;
import io.github.fer4j.data.face.YuNetFaceDetector;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.format.EyePlacement;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelFile;
import java.nio.file.Path;

/** The code of {@code docs/data/faces.md}, so that it compiles. */
final class FacesSnippets {
    private FacesSnippets() {}

    static void detect() {
        // snippet
        Image photo = ImageFiles.read(Path.of("photo.jpg"));
        try (FaceDetector detector = CascadeFaceDetector.haar()
                .minimumShare(0.05) // of the photo's shorter side
                .minNeighbours(4)
                .profiles(false)
                .build()) {
            for (Face face : detector.detect(photo)) {
                System.out.println(face.box() + ", " + face.confidence() + " hits");
            }
        }
        // end
    }

    static void search() {
        // snippet
        FaceDetector everyFace = CascadeFaceDetector.haar().quickSide(0).build();
        // end
    }

    static void yuNet(Image photo) {
        // snippet
        try (FaceDetector detector = YuNetFaceDetector.builder(Path.of("face_detection_yunet_2023mar.onnx"))
                .minConfidence(0.8)
                .build()) {
            detector.detect(photo).forEach(face -> System.out.println(face.landmarks()));
        }
        // end
    }

    static void eyes(Image photo) {
        // snippet
        try (FaceDetector detector = EyeLandmarks.open().on(CascadeFaceDetector.open())) {
            for (Face face : detector.detect(photo)) {
                face.landmarks().map(Landmarks::leftEye).ifPresent(System.out::println);
            }
        }
        // end
    }

    static void shape(Image photo) {
        // snippet
        ShapePredictor shape = ShapePredictor.read(Path.of("/usr/share/dlib/shape_predictor_68_face_landmarks.dat"));
        try (FaceDetector detector = shape.on(CascadeFaceDetector.open())) {
            for (Face face : detector.detect(photo)) {
                face.landmarks().map(Landmarks::points).ifPresent(System.out::println);
            }
        }
        // end
    }

    static void align() {
        // snippet
        FaceCrop crop = new FaceCrop(0.1).aligned(new EyePlacement(0.4, 0.4));
        ModelFile model = ModelFile.read(Path.of("my.fer"));
        model.withCard(model.card().withFaceCrop(crop)).write(Path.of("my-aligned.fer"));

        try (Fer fer = Fer.builder()
                .model(Path.of("my-aligned.fer"))
                .detector(EyeLandmarks.open().on(CascadeFaceDetector.open()))
                .build()) {
            System.out.println(fer.classify(Path.of("photo.jpg")).faces());
        }
        // end
    }
}
