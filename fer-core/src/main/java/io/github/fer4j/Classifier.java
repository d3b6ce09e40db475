package io.github.fer4j;

import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.SeenImages;
import java.util.List;

/**
 * Turns face crops into scores. Takes images of any size, gray or RGB: the preprocessing that the model learned with is
 * part of the classifier. What owns native memory is freed by {@link #close}.
 *
 * <p>An implementation says whether it may be called from several threads at once; those that an {@link
 * io.github.fer4j.spi.EngineProvider} opens may.
 */
public interface Classifier extends AutoCloseable {
    /**
     * Opens a model with the first engine on the class path that can run it, such as to put several into an {@link Ensemble}.
     *
     * @param model such as {@code ModelFile.read(path)}
     * @return the classifier, which the caller closes
     * @throws MissingProviderException if no engine on the class path can run it
     * @throws ModelFormatException if its weights do not fit
     */
    static Classifier open(ModelFile model) {
        return Providers.engine(model).open(model);
    }

    /** What the scores are over. */
    LabelSet labels();

    /**
     * Scores of several face crops.
     *
     * @param faces the crops; may be empty
     * @return one for each crop, in order
     */
    List<Scores> classifyAll(List<Image> faces);

    /**
     * Scores of one face crop.
     *
     * @param face the crop
     * @return its scores
     */
    default Scores classify(Image face) {
        return classifyAll(List.of(face)).get(0);
    }

    /**
     * Which images it saw while it came to be, for evaluations to tell whether its answers are to something new. {@link
     * SeenImages#unknown} by default, which is what one says that cannot know.
     */
    default SeenImages seen() {
        return SeenImages.unknown();
    }

    /** Frees what the classifier holds; does nothing by default, and nothing the second time. */
    @Override
    default void close() {}
}
