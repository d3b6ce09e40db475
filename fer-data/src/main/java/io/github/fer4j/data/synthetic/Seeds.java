package io.github.fer4j.data.synthetic;

import java.util.Random;

/**
 * Random numbers that belong to a thing (a person, an annotator's answer about an item) rather than to a place in a
 * sequence: neither the order nor the number of other things changes them.
 */
final class Seeds {
    private Seeds() {}

    /** {@link Random}, as its algorithm is part of Java's specification; seeded by a mix of all that tells things apart. */
    static Random random(long seed, long number, String purpose) {
        return new Random(mix(mix(mix(seed) + number) + hash(purpose)));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014): neighbouring numbers become unrelated ones. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a in 64 bits: with the 32 of {@link String#hashCode}, two of 100,000 names would share a seed. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
