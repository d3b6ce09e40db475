package io.github.fer4j;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@link Fer} says of one image: its faces, or why there is no answer. It prints as one line for a log; Jackson writes it
 * as {@link #toJson} does.
 */
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
     * This result as one line of JSON:
     *
     * <pre>{@code
     * {"source":"photo.jpg","faces":[{"box":{"x":177,"y":66,"width":95,"height":95},"confidence":42.0,
     *  "expression":"happiness","score":0.97,"scores":{"anger":0.01,"happiness":0.97,"neutral":0.02}}]}
     * }</pre>
     *
     * A face has a field {@code valenceArousal} with {@code valence} and {@code arousal} where the model gives them, and its
     * {@code confidence} is null where the detector gave no finite number. A failed image has no faces and a field {@code
     * error}, the message of the exception.
     *
     * @return always valid JSON, without a line break
     */
    default String toJson() {
        return ResultJson.write(this);
    }

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

        @JsonValue
        Map<String, Object> json() {
            return ResultJson.fields(this);
        }

        /**
         * Such as {@code photo.jpg: happiness 0.97 (95x95 at 177,66), fear 0.55 (60x60 at 20,31)}, or {@code photo.jpg: no
         * face}.
         */
        @Override
        public String toString() {
            return faces.isEmpty()
                    ? source + ": no face"
                    : faces.stream()
                            .map(face -> face.scores().top(1).get(0) + " (" + face.box() + ")")
                            .collect(Collectors.joining(", ", source + ": ", ""));
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

        @JsonValue
        Map<String, Object> json() {
            return ResultJson.fields(this);
        }

        /** Such as {@code photo.jpg: failed: there is no such file}. */
        @Override
        public String toString() {
            String message = String.valueOf(reason.getMessage());
            String named = source + ": ";
            return named + "failed: " + (message.startsWith(named) ? message.substring(named.length()) : message);
        }
    }
}
