package io.github.fer4j.noise.injection;

import java.util.SplittableRandom;

/**
 * The random numbers of one sample, which depend on nothing but the seed, its id, and its place among samples of that id.
 *
 * @param first in [0, 1)
 * @param second in [0, 1)
 */
record SampleRandom(double first, double second) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** 64 bits of FNV-1a for the id: the 32 of {@code String.hashCode} collide within a hundred thousand names. */
    static SampleRandom of(long seed, String id, int occurrence) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ occurrence) * FNV_PRIME;
        // Two rounds: one mixes the id, so that the ids and the seed cannot cancel out.
        SplittableRandom random = new SplittableRandom(new SplittableRandom(hash).nextLong() ^ seed);
        return new SampleRandom(random.nextDouble(), random.nextDouble());
    }
}
