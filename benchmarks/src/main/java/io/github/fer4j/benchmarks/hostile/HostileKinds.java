package io.github.fer4j.benchmarks.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All hostile inputs of a seed: an endless row, each of which can be made alone. */
final class HostileKinds {
    /** One input in so many is of a heavy kind, which takes a second or so. */
    private static final int HEAVY_EVERY = 50;

    private final List<HostileKind> light = new ArrayList<>();
    private final List<HostileKind> heavy = new ArrayList<>();

    HostileKinds() {
        HostileImages images = new HostileImages();
        HostileModels models = new HostileModels();
        light.addAll(images.light());
        light.addAll(models.light());
        heavy.addAll(images.heavy());
        heavy.addAll(models.heavy());
    }

    /** All kinds, the heavy ones last. */
    List<HostileKind> all() {
        List<HostileKind> all = new ArrayList<>(light);
        all.addAll(heavy);
        return all;
    }

    /** The kind that an index has, whatever the seed. */
    HostileKind kind(int index) {
        int heavyBefore = (index + 1) / HEAVY_EVERY;
        return (index + 1) % HEAVY_EVERY == 0
                ? heavy.get((heavyBefore - 1) % heavy.size())
                : light.get((index - heavyBefore) % light.size());
    }

    /**
     * An input.
     *
     * @param seed of all random numbers
     * @param index from 0
     * @return the same one each time
     */
    HostileInput input(long seed, int index) {
        HostileKind kind = kind(index);
        // The seed of a Random is scrambled by its first step only: neighbours would begin alike.
        Random random = new Random(seed * 0x9e3779b97f4a7c15L + index * 0xbf58476d1ce4e5b9L);
        random.nextLong();
        byte[] bytes = kind.maker().make(random);
        String name = kind.door() == HostileKind.Door.MODEL ? "model.fer" : HostileImages.name(kind, random);
        return new HostileInput(index, kind, name, bytes);
    }
}
