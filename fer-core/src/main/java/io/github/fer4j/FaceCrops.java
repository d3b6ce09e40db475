package io.github.fer4j;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of an image once its faces are found: enough to classify it, and far less than the image.
 *
 * @param source what the image was called
 * @param faces the faces, largest first
 * @param crops what the classifier looks at, one for each face
 */
record FaceCrops(String source, List<Face> faces, List<Image> crops) {
    /** For those who hold the crops themselves. */
    FaceCrops withoutCrops() {
        return new FaceCrops(source, faces, List.of());
    }

    /** The answer, given the scores of the crops. */
    FerResult result(List<Scores> scores) {
        List<FaceResult> results = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            results.add(new FaceResult(
                    faces.get(i).box(), scores.get(i), faces.get(i).confidence()));
        }
        return new FerResult.Classified(source, results);
    }
}
