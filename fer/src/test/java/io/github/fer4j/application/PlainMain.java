package io.github.fer4j.application;

import io.github.fer4j.Fer;
import io.github.fer4j.FerResult;
import java.nio.file.Path;

/** An application of a few lines, as the README begins with. */
public final class PlainMain {
    private PlainMain() {}

    /** @param arguments a photo */
    public static void main(String[] arguments) {
        try (Fer fer = Fer.load()) {
            FerResult result = fer.classify(Path.of(arguments[0]));
            result.primary().ifPresent(face -> System.out.println(face.expression() + " " + face.scores()));
        }
    }
}
