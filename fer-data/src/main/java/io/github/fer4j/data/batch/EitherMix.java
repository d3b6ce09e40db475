package io.github.fer4j.data.batch;

import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;
import java.util.SplittableRandom;

/** See {@link Mix#either}. */
record EitherMix(Mix first, double probability, Mix second) implements Mix {
    EitherMix {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidArgumentException("a probability is in [0, 1], got " + probability);
        }
    }

    @Override
    public Batch apply(Batch batch, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Mix chosen = random.nextDouble() < probability ? first : second;
        return chosen.apply(batch, random.nextLong());
    }

    @Override
    public String describe() {
        return probability + MixText.OF_BATCHES + first.describe() + MixText.ELSE + bracketed(second);
    }

    /** For those who read it: without brackets, the second choice would seem to go with the first. */
    private static String bracketed(Mix mix) {
        return mix instanceof EitherMix ? "(" + mix.describe() + ")" : mix.describe();
    }
}
