package io.github.fer4j;

/** Says where in a face a classifier saw what it says. An implementation tells whether several threads may call it at once. */
public interface Explainer {
    /**
     * Explains a label, whether the classifier gives it or not.
     *
     * @param face a crop of any size, gray or RGB
     * @param label one of the classifier's labels
     * @return a map of the size of the face
     * @throws InvalidArgumentException if the classifier does not know the label
     */
    SaliencyMap explain(Image face, Emotion label);

    /**
     * Explains the most probable label.
     *
     * @param face a crop of any size, gray or RGB
     * @return a map of the size of the face
     */
    SaliencyMap explain(Image face);
}
