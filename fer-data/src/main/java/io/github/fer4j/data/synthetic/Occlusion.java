package io.github.fer4j.data.synthetic;

/** What may hide a part of a drawn face. */
public enum Occlusion {
    /** A hand before one half of the mouth. */
    HAND,
    /** Hair that falls over one eye and its brow. */
    HAIR,
    /** A dark bar across the picture, at any height. */
    BAR,
    /** A scarf up to the nose. */
    SCARF
}
