package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.LandmarkDetector;
import io.github.fer4j.Landmarks;
import io.github.fer4j.ModelFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds 68 points of a face with dlib's {@code shape_predictor_68_face_landmarks.dat}, read and evaluated in plain Java: no
 * native code, and the same points as dlib's, before it rounds them to whole pixels. (Kazemi and Sullivan, <i>One Millisecond
 * Face Alignment with an Ensemble of Regression Trees</i>, CVPR 2014.)
 *
 * <p>fer4j does not bring the file. Debian has it in the package {@code libdlib-data}, as {@code
 * /usr/share/dlib/shape_predictor_68_face_landmarks.dat}. <b>Take it for non-commercial use only</b>: its author has put it
 * into the public domain, and Debian's copyright file calls it CC0, but it was learned from the iBUG 300-W images, whose
 * licence excludes commercial use. The readme of its source (github.com/davisking/dlib-models) passes on the word of one of
 * their creators that the file cannot be used in a commercial product, and advises to ask Imperial College London.
 *
 * <p>Points are found in whatever box is given, face or not. The file was learned with the boxes of dlib's own detector,
 * square and a little tighter than those of {@link CascadeFaceDetector}; its author says that it works less well in boxes that
 * frame the face otherwise.
 *
 * <p>Immutable, safe for several threads at once, nothing to close. It takes some 70 MB of heap.
 */
public final class ShapePredictor implements LandmarkDetector {
    private static final Landmarks.Scheme SCHEME = Landmarks.Scheme.IBUG_68;

    private final ShapeRegression regression;

    private ShapePredictor(ShapeRegression regression) {
        this.regression = regression;
    }

    /**
     * Reads the file.
     *
     * @param file {@code shape_predictor_68_face_landmarks.dat}, or another of dlib's shape predictors with the same 68 points
     * @return the predictor
     * @throws ModelFormatException if there is no such file, or it is truncated, altered, or none of dlib's for 68 points
     */
    public static ShapePredictor read(Path file) {
        try (DlibInput in = DlibInput.open(file)) {
            ShapeRegression regression = ShapeRegression.read(in);
            if (regression.points() != SCHEME.size()) {
                throw new ModelFormatException(
                        file + ": a shape predictor for faces has the 68 points of iBUG 300-W, this" + " one has "
                                + regression.points() + "; use shape_predictor_68_face_landmarks.dat");
            }
            return new ShapePredictor(regression);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The points of one face.
     *
     * @param photo gray or RGB, any size
     * @param face where a detector saw the face
     * @return landmarks of {@link Landmarks.Scheme#IBUG_68}, some of them perhaps outside the photo; never empty
     */
    @Override
    public Optional<Landmarks> locate(Image photo, Box face) {
        return Optional.of(new Landmarks(SCHEME, regression.locate(photo, face)));
    }
}
