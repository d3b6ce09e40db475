package io.github.fer4j.examples;

import io.github.fer4j.Fer;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model that a program's {@code --model} names. */
final class NamedModel {
    private NamedModel() {}

    /**
     * A model from a file or from the class path.
     *
     * @param name of a {@code .fer} file or of a bundled model; null for the first of these
     * @throws InvalidArgumentException if it is neither
     */
    static ModelFile open(String name) {
        if (name == null) {
            return Fer.bundledModel(Fer.bundledModels().get(0));
        }
        Path file = Path.of(name);
        return Files.exists(file) ? ModelFile.read(file) : Fer.bundledModel(name);
    }
}
