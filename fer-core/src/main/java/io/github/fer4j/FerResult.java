package io.github.fer4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What {@link Fer} says of one image: its faces, or why there is no answer. */
public sealed interface FerResult {
    /** What the image was called: its path, or a description such as {@code 512x512x3 image}. */
    String source();

    /** The faces, largest first; empty where none was found or the image failed. */
    List<FaceResult> faces();

    /** The largest face, if there is one. */
    default Optional<FaceResult> primary() {
        return faces().stream().findFirst();
    }

    /** Why the image could not be classified; empty where it could. */
    Optional<FerException> failure();

    /**
     * An image that was looked at.
     *
     * @param source what the image was called
     * @param faces the faces, largest first; empty where none was found
     */
    record Classified(String source, List<FaceResult> faces) implements FerResult {
        /** Copies the list. */
        public Classified {
            Objects.requireNonNull(source, "source");
            faces = List.copyOf(faces);
        }

        @Override
        public Optional<FerException> failure() {
            return Optional.empty();
        }
    }

    /**
     * An image of a batch that could not be classified.
     *
     * @param source what the image was called
     * @param reason what is wrong with it
     */
    record Failed(String source, FerException reason) implements FerResult {
        /** Checks that nothing is missing. */
        public Failed {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public List<FaceResult> faces() {
            return List.of();
        }

        @Override
        public Optional<FerException> failure() {
            return Optional.of(reason);
        }
    }
}
