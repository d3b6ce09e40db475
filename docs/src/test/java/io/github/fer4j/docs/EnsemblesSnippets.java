package io.github.fer4j.docs;

import io.github.fer4j.Classifier;
import io.github.fer4j.Ensemble;
import io.github.fer4j.Fer;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import io.github.fer4j.Scores;
import io.github.fer4j.TestTimeAugmentation;
import io.github.fer4j.format.ModelFile;
import java.nio.file.Path;

/** The code of docs/models/ensembles.md. */
final class EnsemblesSnippets {
    private EnsemblesSnippets() {}

    static void both(Image face) {
        // snippet
        Classifier first = Classifier.open(ModelFile.read(Path.of("resnet.fer")));
        Classifier second = Classifier.open(ModelFile.read(Path.of("vgg.fer")));
        try (Classifier both =
                TestTimeAugmentation.flip(Ensemble.of(first, second).withWeights(2, 1))) {
            Scores scores = both.classify(face);
        }
        // end
    }

    static void photo() {
        // snippet
        ModelFile file = ModelFile.read(Path.of("resnet.fer"));
        try (Fer fer = Fer.builder()
                .classifier(TestTimeAugmentation.flip(Classifier.open(file)))
                .faceCrop(file.card().faceCrop())
                .build()) {
            FerResult result = fer.classify(Path.of("photo.jpg"));
        }
        // end
    }
}
