package io.github.fer4j;

import io.github.fer4j.format.FaceCrop;
import java.util.List;

/** From an image to its faces to their scores. Both steps may be called from several threads at once. */
final class FacePipeline implements AutoCloseable {
    private final Classifier classifier;
    private final FaceDetector detector;
    private final FaceCrop crop;
    private final FaceFilter filter;

    FacePipeline(Classifier classifier, FaceDetector detector, FaceCrop crop, FaceFilter filter) {
        this.classifier = classifier;
        this.detector = detector;
        this.crop = crop;
        this.filter = filter;
    }

    LabelSet labels() {
        return classifier.labels();
    }

    FerResult classify(String source, Image image) {
        FaceCrops found = cut(source, image);
        return found.result(score(found.crops()));
    }

    /** The first step: finds the faces of an image and cuts them out. */
    FaceCrops cut(String source, Image image) {
        List<Face> faces = filter.apply(detector.detect(image));
        return new FaceCrops(
                source, faces, faces.stream().map(face -> crop.cut(image, face)).toList());
    }

    /** The second step, for faces of one image or of many: as many scores as crops, in their order. */
    List<Scores> score(List<Image> crops) {
        List<Scores> scores = crops.isEmpty() ? List.of() : classifier.classifyAll(crops);
        if (scores.size() != crops.size()) {
            throw new FerException("a classifier gives scores for each face, got " + scores.size() + " for "
                    + crops.size() + " faces");
        }
        return scores;
    }

    /** Closes the classifier and the detector, the latter also where the former throws. */
    @Override
    public void close() {
        try {
            classifier.close();
        } finally {
            detector.close();
        }
    }
}
