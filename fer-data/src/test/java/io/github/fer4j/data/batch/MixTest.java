package io.github.fer4j.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class MixTest {
    private static final int CLASSES = 4;

    @Provide
    Arbitrary<Mix> mixes() {
        Arbitrary<Double> alphas = Arbitraries.of(0.05, 0.2, 1.0, 8.0);
        return Combinators.combine(alphas, Arbitraries.integers().between(0, 2)).as((alpha, kind) -> switch (kind) {
            case 0 -> Mixup.of(alpha);
            case 1 -> CutMix.of(alpha);
            default -> Mix.either(Mixup.of(alpha), 0.5, CutMix.of(alpha));
        });
    }

    /** Random inputs, targets that are distributions, weights 0 to 2 with some zeros. */
    private static Batch random(int rows, int channels, long seed, boolean weighted) {
        SplittableRandom random = new SplittableRandom(seed);
        Preprocessing input = Small.input(channels);
        float[] inputs = new float[rows * input.length()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextDouble(-2, 2);
        }
        float[][] targets = new float[rows][CLASSES];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            double left = 1;
            for (int k = 0; k < CLASSES - 1; k++) {
                double part = random.nextBoolean() ? 0 : left * random.nextDouble();
                targets[i][k] = (float) part;
                left -= part;
            }
            targets[i][CLASSES - 1] = (float) left;
            weights[i] = !weighted ? 1 : random.nextInt(4) == 0 ? 0 : 2 * random.nextDouble();
        }
        List<String> ids = IntStream.range(0, rows).mapToObj(i -> "s" + i).toList();
        return new Batch(
                3, input, inputs, targets, weights, IntStream.range(0, rows).toArray(), ids);
    }

    @Property(tries = 200)
    void targets_stay_distributions_and_weights_stay_what_they_were_in_sum(
            @ForAll("mixes") Mix mix, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int rows) {
        Batch batch = random(rows, 1, seed, true);
        double before = Arrays.stream(batch.weights()).sum();
        Batch mixed = mix.apply(batch, seed);
        for (float[] target : mixed.targets()) {
            double sum = 0;
            for (float part : target) {
                assertThat(part).isBetween(0f, 1f);
                sum += part;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
        assertThat(Arrays.stream(mixed.weights()).sum()).isCloseTo(before, within(1e-9));
        assertThat(mixed.ids()).isEqualTo(batch.ids());
        assertThat(mixed.indices()).isEqualTo(batch.indices());
        assertThat(mixed.number()).isEqualTo(3);
    }

    @Property(tries = 200)
    void what_each_class_weighs_in_the_batch_stays_the_same(
            @ForAll("mixes") Mix mix, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int rows) {
        Batch batch = random(rows, 1, seed, true);
        double[] before = classMass(batch);
        double[] after = classMass(mix.apply(batch, seed));
        for (int k = 0; k < CLASSES; k++) {
            assertThat(after[k]).isCloseTo(before[k], within(1e-5));
        }
    }

    private static double[] classMass(Batch batch) {
        double[] mass = new double[CLASSES];
        for (int i = 0; i < batch.size(); i++) {
            for (int k = 0; k < CLASSES; k++) {
                mass[k] += batch.weights()[i] * batch.targets()[i][k];
            }
        }
        return mass;
    }

    @Property(tries = 100)
    void mixup_keeps_the_mean_of_each_pixel_over_the_batch(
            @ForAll @DoubleRange(min = 0.05, max = 5) double alpha,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int rows) {
        Batch batch = random(rows, 1, seed, false);
        Batch mixed = Mixup.of(alpha).apply(batch, seed);
        int length = batch.input().length();
        for (int i = 0; i < length; i++) {
            double before = 0;
            double after = 0;
            for (int row = 0; row < rows; row++) {
                before += batch.inputs()[row * length + i];
                after += mixed.inputs()[row * length + i];
            }
            assertThat(after / rows).isCloseTo(before / rows, within(1e-5));
        }
    }

    @Property(tries = 100)
    void cutmix_mixes_targets_by_the_very_pixels_that_changed(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int rows, @ForAll boolean colour) {
        Batch batch = random(rows, colour ? 3 : 1, seed, false);
        // One-hot by row modulo classes, and an image whose every value is its row: what came from where can be read
        // off.
        int length = batch.input().length();
        for (int row = 0; row < rows; row++) {
            Arrays.fill(batch.inputs(), row * length, (row + 1) * length, row);
            Arrays.fill(batch.targets()[row], 0);
            batch.targets()[row][row % CLASSES] = 1;
        }
        Batch mixed = CutMix.of(1).apply(batch, seed);
        for (int row = 0; row < rows; row++) {
            float[] expected = new float[CLASSES];
            for (float from : mixed.inputOf(row)) {
                expected[(int) from % CLASSES] += 1f / length;
            }
            for (int k = 0; k < CLASSES; k++) {
                assertThat(mixed.targets()[row][k]).isCloseTo(expected[k], within(1e-4f));
            }
        }
    }

    @Example
    void cutmix_replaces_one_box_of_all_channels() {
        Batch batch = random(2, 3, 5, false);
        int length = batch.input().length();
        Arrays.fill(batch.inputs(), 0, length, 0);
        Arrays.fill(batch.inputs(), length, 2 * length, 1);
        int plane = Small.SIDE * Small.SIDE;
        int boxes = 0;
        for (long seed = 0; seed < 50; seed++) {
            float[] first = CutMix.of(1).apply(batch, seed).inputOf(0);
            int top = Small.SIDE;
            int left = Small.SIDE;
            int bottom = -1;
            int right = -1;
            int count = 0;
            for (int i = 0; i < plane; i++) {
                assertThat(first[i]).isEqualTo(first[plane + i]).isEqualTo(first[2 * plane + i]);
                if (first[i] == 1) {
                    count++;
                    top = Math.min(top, i / Small.SIDE);
                    bottom = Math.max(bottom, i / Small.SIDE);
                    left = Math.min(left, i % Small.SIDE);
                    right = Math.max(right, i % Small.SIDE);
                }
            }
            assertThat(count).isEqualTo(count == 0 ? 0 : (bottom - top + 1) * (right - left + 1));
            boxes += count > 0 ? 1 : 0;
        }
        assertThat(boxes).isBetween(10, 45); // a row is its own partner half of the time
    }

    @Example
    void a_row_of_weight_0_teaches_nothing_by_way_of_another_row() {
        Batch batch = random(2, 1, 1, false);
        batch.weights()[1] = 0;
        batch.targets()[0] = new float[] {1, 0, 0, 0};
        batch.targets()[1] = new float[] {0, 1, 0, 0};
        for (long seed = 0; seed < 20; seed++) {
            Batch mixed = Mixup.of(1).apply(batch, seed);
            for (int row = 0; row < 2; row++) {
                if (mixed.weights()[row] > 0) {
                    assertThat(mixed.targets()[row][1] * mixed.weights()[row]).isZero();
                }
            }
        }
    }

    @Example
    void the_share_of_mixup_is_beta_distributed_over_batches() {
        Batch batch = random(2, 1, 1, false);
        batch.targets()[0] = new float[] {1, 0, 0, 0};
        batch.targets()[1] = new float[] {0, 1, 0, 0};
        double sum = 0;
        double squares = 0;
        int mixed = 0;
        for (long seed = 0; seed < 4000; seed++) {
            double share = Mixup.of(2).apply(batch, seed).targets()[0][0];
            if (share < 1) { // else the row is its own partner
                mixed++;
                sum += share;
                squares += (share - 0.5) * (share - 0.5);
            }
        }
        assertThat(mixed).isBetween(1850, 2150);
        assertThat(sum / mixed).isCloseTo(0.5, within(0.02));
        assertThat(squares / mixed).isCloseTo(1 / 20.0, within(0.004));
    }

    @Property(tries = 30)
    void the_same_seed_gives_the_same_batch(@ForAll("mixes") Mix mix, @ForAll long seed) {
        Batch first = mix.apply(random(5, 1, seed, true), seed);
        Batch second = mix.apply(random(5, 1, seed, true), seed);
        assertThat(second.inputs()).isEqualTo(first.inputs());
        assertThat(second.targets()).isDeepEqualTo(first.targets());
        assertThat(second.weights()).isEqualTo(first.weights());
    }

    @Example
    void either_takes_the_first_with_its_probability() {
        Mix rare = Mix.either(Mixup.of(1), 0.25, Mix.none());
        Batch batch = random(3, 1, 1, false);
        long mixed = IntStream.range(0, 2000)
                .filter(seed -> rare.apply(batch, seed) != batch)
                .count();
        assertThat(mixed).isBetween(420L, 580L);
        assertThat(Mix.none().apply(batch, 1)).isSameAs(batch);
    }

    @Example
    void each_says_what_it_does() {
        assertThat(Mix.none().describe()).isEqualTo("none");
        assertThat(Mix.either(Mixup.of(0.2), 0.5, Mix.either(CutMix.of(1), 0.1, Mix.none()))
                        .describe())
                .isEqualTo("0.5 of batches mixup 0.2, else (0.1 of batches cutmix 1.0, else none)");
    }

    @Example
    void settings_out_of_range_are_refused_with_their_rule() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-4}) {
            assertThatThrownBy(() -> Mixup.of(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("0.001 to 1000")
                    .hasMessageContaining("got " + bad);
            assertThatThrownBy(() -> CutMix.of(bad)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> Mix.either(Mixup.of(1), 1.5, Mix.none()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> Mix.either(null, 0.5, Mix.none())).isInstanceOf(NullPointerException.class);
    }

    /** The rows of {@link #random}, some of them annotated. */
    private static Batch annotated(int rows, long seed) {
        Batch batch = random(rows, 1, seed, true);
        SplittableRandom random = new SplittableRandom(seed + 1);
        AffectTargets affect = AffectTargets.none(rows);
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(3) > 0) {
                affect.values()[row] = new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
                affect.weights()[row] = batch.weights()[row];
            }
        }
        return new Batch(
                3,
                batch.input(),
                batch.inputs(),
                batch.targets(),
                batch.weights(),
                affect,
                batch.indices(),
                batch.ids());
    }

    @Property(tries = 200)
    void what_valence_and_arousal_weigh_in_the_batch_stays_the_same(
            @ForAll("mixes") Mix mix, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int rows) {
        double[] before = affectMass(annotated(rows, seed).affect());
        AffectTargets mixed = mix.apply(annotated(rows, seed), seed).affect();
        assertThat(affectMass(mixed)).containsExactly(before, within(1e-9));
        for (double[] values : mixed.values()) {
            assertThat(values[0]).isBetween(-1.0, 1.0);
            assertThat(values[1]).isBetween(-1.0, 1.0);
        }
    }

    private static double[] affectMass(AffectTargets affect) {
        double[] mass = new double[3];
        for (int row = 0; row < affect.size(); row++) {
            mass[0] += affect.weights()[row] * affect.values()[row][0];
            mass[1] += affect.weights()[row] * affect.values()[row][1];
            mass[2] += affect.weights()[row];
        }
        return mass;
    }

    @Example
    void a_row_that_is_not_annotated_changes_no_valence_only_how_much_it_counts() {
        Batch batch = random(2, 1, 1, false);
        AffectTargets affect = new AffectTargets(new double[][] {{0.8, -0.4}, {0, 0}}, new double[] {1, 0});
        Batch half = new Batch(
                0,
                batch.input(),
                batch.inputs(),
                batch.targets(),
                batch.weights(),
                affect,
                batch.indices(),
                batch.ids());
        int mixed = 0;
        for (long seed = 0; seed < 20; seed++) {
            AffectTargets after = Mixup.of(1).apply(half, seed).affect();
            mixed += after.weights()[0] < 1 ? 1 : 0;
            for (int row = 0; row < 2; row++) {
                assertThat(after.values()[row])
                        .containsExactly(
                                after.weights()[row] > 0 ? new double[] {0.8, -0.4} : new double[2], within(1e-12));
            }
            assertThat(after.weights()[0] + after.weights()[1]).isEqualTo(1, within(1e-12));
        }
        assertThat(mixed).isPositive();
    }
}
