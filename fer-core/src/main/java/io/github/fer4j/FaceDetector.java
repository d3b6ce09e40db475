package io.github.fer4j;

import java.util.List;

/** Finds faces in photos. Implementations may be called from several threads at once. */
public interface FaceDetector extends AutoCloseable {
    /**
     * The faces of an image.
     *
     * @param image gray or RGB, any size
     * @return the faces, largest first; empty where there are none
     */
    List<Face> detect(Image image);

    /** Frees what the detector holds; does nothing by default, and nothing the second time. */
    @Override
    default void close() {}
}
