package io.github.fer4j.models.classical;

import io.github.fer4j.InvalidArgumentException;

/**
 * The classes of the nearest samples by Euclidean distance, OpenCV's, which compares with every one: there is nothing to learn,
 * and classifying takes its time.
 *
 * @param k how many neighbours have a say, 1 to 1000
 */
public record NearestNeighbours(int k) implements Learner {
    /**
     * Checks the number.
     *
     * @throws InvalidArgumentException if out of range
     */
    public NearestNeighbours {
        if (k < 1 || k > 1000) {
            throw new InvalidArgumentException("1 to 1000 neighbours have a say, got " + k + "; 15 is usual");
        }
    }

    @Override
    public String name() {
        return k + " nearest neighbours";
    }
}
