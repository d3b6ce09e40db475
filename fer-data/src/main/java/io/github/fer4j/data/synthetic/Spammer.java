package io.github.fer4j.data.synthetic;

/**
 * How an annotator answers who does not look at the images. None of the kinds depends on what an image shows. Kinds after
 * Vuurens, de Vries and Eickhoff, "How much spam can you take?", 2011.
 */
public enum Spammer {
    /** Any class, one as likely as another. */
    UNIFORM,
    /** Always the same class, drawn once for each such annotator. */
    CONSTANT,
    /** Always the most common class of the data set, which gives a fair accuracy where classes are unbalanced. */
    MAJORITY
}
