package io.github.fer4j.benchmarks.hostile;

import java.util.Random;

/**
 * A way to make hostile inputs.
 *
 * @param name for people
 * @param door what of fer4j the input is given to
 * @param mayPass whether there may be a result: half an image is one no more, but a flipped bit may hit a comment
 * @param maker makes the bytes
 */
record HostileKind(String name, Door door, boolean mayPass, Maker maker) {
    /** Where bytes enter. */
    enum Door {
        /** {@code Fer.classify}. */
        IMAGE,

        /** {@code ModelFile.read}, then the engine, then a classification. */
        MODEL
    }

    /** Makes the bytes of one input. */
    @FunctionalInterface
    interface Maker {
        /** The same state of the random numbers gives the same bytes. */
        byte[] make(Random random);
    }

    static HostileKind image(String name, boolean mayPass, Maker maker) {
        return new HostileKind(name, Door.IMAGE, mayPass, maker);
    }

    static HostileKind model(String name, boolean mayPass, Maker maker) {
        return new HostileKind(name, Door.MODEL, mayPass, maker);
    }
}
