package io.github.fer4j.models.classical;

import io.github.fer4j.InvalidArgumentException;

/**
 * OpenCV's random forest (Breiman 2001, <a href="https://doi.org/10.1023/A:1010933404324">doi:10.1023/A:1010933404324</a>): each
 * tree learns from a bootstrap sample, and each of its nodes chooses among the square root of all features.
 *
 * @param trees how many, 1 to 10,000
 * @param depth of a tree at most, 1 to 25, OpenCV's limit
 */
public record RandomForest(int trees, int depth) implements Learner {
    /**
     * Checks the settings.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public RandomForest {
        if (trees < 1 || trees > 10_000) {
            throw new InvalidArgumentException("a forest has 1 to 10000 trees, got " + trees + "; 200 is usual");
        }
        if (depth < 1 || depth > 25) {
            throw new InvalidArgumentException("a tree is 1 to 25 deep, got " + depth + "; 20 is usual");
        }
    }

    @Override
    public String name() {
        return "random forest of " + trees;
    }
}
