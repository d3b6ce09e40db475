package io.github.fer4j.noise.correction;

import io.github.fer4j.InvalidArgumentException;
import java.util.OptionalDouble;

/**
 * How many of the wrong labels were found.
 *
 * @param suspects how many labels were suspected
 * @param errors how many labels are wrong
 * @param found how many of the suspected labels are wrong
 */
public record Detection(int suspects, int errors, int found) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidArgumentException if one is negative, or more were found than there are
     */
    public Detection {
        if (found < 0 || found > suspects || found > errors) {
            throw new InvalidArgumentException(
                    "found errors are among " + suspects + " suspects and " + errors + " errors, got " + found);
        }
    }

    /** The share of the suspects that are wrong; empty if nothing was suspected. */
    public OptionalDouble precision() {
        return suspects == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / suspects);
    }

    /** The share of the wrong labels that were suspected; empty if none is wrong. */
    public OptionalDouble recall() {
        return errors == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / errors);
    }

    /** The harmonic mean of precision and recall; empty if there is neither a suspect nor an error. */
    public OptionalDouble f1() {
        return suspects + errors == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * found / (suspects + errors));
    }
}
