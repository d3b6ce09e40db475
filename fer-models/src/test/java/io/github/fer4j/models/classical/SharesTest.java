package io.github.fer4j.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Neighbours and trees. */
class SharesTest {
    private static final Examples TRAIN = Toy.blobs(3, 50, 6, 1, 1);
    private static final Examples TEST = Toy.blobs(3, 20, 6, 1, 2);

    /** Against sorting all samples by their distance. */
    @Test
    void neighbours_are_the_nearest() {
        int k = 7;
        try (FittedModel neighbours = FittedModel.fit(new NearestNeighbours(k), TRAIN, 1)) {
            double[][] shares = neighbours.shares(TEST.rows());
            for (int i = 0; i < shares.length; i++) {
                float[] face = TEST.rows()[i];
                double[] expected = new double[3];
                IntStream.range(0, TRAIN.rows().length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(j -> Vectors.squaredDistance(face, TRAIN.rows()[j])))
                        .limit(k)
                        .forEach(j -> expected[TRAIN.classes()[j]] += 1.0 / k);
                assertThat(shares[i]).containsExactly(expected, within(1e-9));
            }
        }
    }

    @Test
    void trees_vote_and_learn() {
        try (FittedModel forest = FittedModel.fit(new RandomForest(20, 10), TRAIN, 1)) {
            for (double[] shares : forest.shares(TEST.rows())) {
                assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
                for (double share : shares) {
                    assertThat(share * 20).isCloseTo(Math.round(share * 20), within(1e-9));
                }
            }
            assertThat(Toy.accuracy(forest, TRAIN)).isGreaterThan(0.95);
            assertThat(Toy.accuracy(forest, TEST)).isGreaterThan(0.6);
        }
    }

    @Test
    void another_seed_is_another_forest_and_the_same_seed_the_same() {
        try (FittedModel one = FittedModel.fit(new RandomForest(20, 10), TRAIN, 1);
                FittedModel again = FittedModel.fit(new RandomForest(20, 10), TRAIN, 1);
                FittedModel other = FittedModel.fit(new RandomForest(20, 10), TRAIN, 2)) {
            assertThat(again.shares(TEST.rows())).isDeepEqualTo(one.shares(TEST.rows()));
            assertThat(Arrays.deepEquals(other.shares(TEST.rows()), one.shares(TEST.rows())))
                    .isFalse();
        }
    }

    @Test
    void vectors_of_any_length_are_multiplied_as_by_hand() {
        for (int length = 1; length < 10; length++) {
            float[] a = new float[length];
            float[] b = new float[length];
            double dot = 0;
            double distance = 0;
            for (int i = 0; i < length; i++) {
                a[i] = i + 1;
                b[i] = 2 * i - 3;
                dot += a[i] * b[i];
                distance += (a[i] - b[i]) * (a[i] - b[i]);
            }
            assertThat(Vectors.dot(a, b)).isEqualTo(dot);
            assertThat(Vectors.squaredDistance(a, b)).isEqualTo(distance);
        }
    }
}
