package io.github.fer4j.docs;

import io.github.fer4j.Emotion;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.SaliencyMap;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.eval.explain.Occlusion;
import io.github.fer4j.eval.explain.Overlay;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.explain.GradCam;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** The code of docs/evaluation/explanations.md. */
final class ExplanationsSnippets {
    private ExplanationsSnippets() {}

    static void explain() {
        // snippet
        Image photo = ImageFiles.read(Path.of("photo.jpg"));
        ModelFile file = Fer.bundledModel("fer2013-7");
        try (FaceDetector detector = FaceDetectors.standard();
                TrainedModel model = TrainedModel.of(file);
                GradCam gradCam = GradCam.of(model)) {
            for (Face face : detector.detect(photo)) {
                Image crop = file.card().faceCrop().cut(photo, face);
                SaliencyMap why = gradCam.explain(crop);
                SaliencyMap whyNot = gradCam.explain(crop, Emotion.FEAR);
                SaliencyMap covered =
                        Occlusion.of(model).patch(0.2).stride(0.05).explain(crop);
                BufferedImage picture =
                        Overlay.standard().opacity(0.6).draw(crop, why).toBufferedImage();
            }
        }
        // end
    }
}
