package io.github.fer4j.data.clean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds hashes within a distance of d bits without comparing all pairs: the 64 bits are cut into d + 1 bands, and two hashes that
 * differ in at most d bits agree in at least one band (multi-index hashing; Norouzi, Punjani, Fleet, CVPR 2012).
 */
final class NearIndex {
    private final int distance;
    private final long[] masks;
    private final List<Map<Long, List<Integer>>> bands = new ArrayList<>();
    private final List<Long> hashes = new ArrayList<>();

    NearIndex(int distance) {
        this.distance = distance;
        this.masks = new long[distance + 1];
        for (int bit = 0; bit < Long.SIZE; bit++) {
            masks[bit % masks.length] |= 1L << bit;
        }
        for (int band = 0; band < masks.length; band++) {
            bands.add(new HashMap<>());
        }
    }

    /** Adds a hash; its number is the count of those before. */
    void add(long hash) {
        int number = hashes.size();
        hashes.add(hash);
        for (int band = 0; band < masks.length; band++) {
            bands.get(band)
                    .computeIfAbsent(hash & masks[band], key -> new ArrayList<>(1))
                    .add(number);
        }
    }

    /** The number of the nearest hash within the distance, of equals the first; -1 if there is none. */
    int nearest(long hash) {
        int best = -1;
        int least = distance + 1;
        for (int band = 0; band < masks.length; band++) {
            for (int number : bands.get(band).getOrDefault(hash & masks[band], List.of())) {
                int apart = PerceptualHash.distance(hash, hashes.get(number));
                if (apart < least || apart == least && number < best) {
                    least = apart;
                    best = number;
                }
            }
        }
        return best;
    }
}
