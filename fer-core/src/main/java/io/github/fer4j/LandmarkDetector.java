package io.github.fer4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds the landmarks of a face whose box is known. Implementations may be called from several threads at once. */
public interface LandmarkDetector extends AutoCloseable {
    /**
     * The landmarks of one face.
     *
     * @param photo gray or RGB, any size
     * @param face where a detector saw the face
     * @return the landmarks, in pixels of the photo; empty where they cannot be told
     */
    Optional<Landmarks> locate(Image photo, Box face);

    /**
     * A face detector whose faces carry landmarks: those that this one finds, else those that they have already. The faces
     * and their order stay.
     *
     * @param faces finds the faces
     * @return a detector that closes both when it is closed
     */
    default FaceDetector on(FaceDetector faces) {
        Objects.requireNonNull(faces, "faces");
        LandmarkDetector landmarks = this;
        return new FaceDetector() {
            @Override
            public List<Face> detect(Image image) {
                return faces.detect(image).stream()
                        .map(face -> landmarks
                                .locate(image, face.box())
                                .map(face::withLandmarks)
                                .orElse(face))
                        .toList();
            }

            @Override
            public void close() {
                try {
                    faces.close();
                } finally {
                    landmarks.close();
                }
            }
        };
    }

    /** Frees what is held; does nothing by default, and nothing the second time. */
    @Override
    default void close() {}
}
