package io.github.fer4j.noise.aggregate;

/** Random numbers that belong to names, so that they do not depend on the order in which names are met. */
final class NameRandom {
    private NameRandom() {}

    /** Uniform in [0, 1). {@link String#hashCode} is fixed by its specification, so this is the same everywhere. */
    static double uniform(long seed, String... names) {
        long state = mix(seed);
        for (String name : names) {
            state = mix(state + name.hashCode());
        }
        return (state >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) after one step of its sequence. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
