package io.github.fer4j.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    /** 3,600 samples, fear 8 times as frequent as disgust; two classes are missing. */
    private static final FerDataset DATA = Small.ofCounts(400, 200, 1600, 0, 800, 600, 0);

    private static double[] shares(Sampling sampling) {
        double[] shares = new double[7];
        int epochs = 20;
        for (int seed = 1; seed <= epochs; seed++) {
            for (int index : sampling.order(DATA, seed)) {
                shares[DATA.labels().indexOf(DATA.get(index).label().orElseThrow())] += 1.0 / DATA.size() / epochs;
            }
        }
        return shares;
    }

    @Test
    void sequential_is_the_order_of_the_data() {
        assertThat(Sampling.sequential().order(DATA, 9))
                .isEqualTo(IntStream.range(0, DATA.size()).toArray());
    }

    @Test
    void shuffled_has_each_sample_once_in_the_order_of_the_shuffled_data_set() {
        int[] order = Sampling.shuffled().order(DATA, 9);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, DATA.size()).toArray());
        List<Sample> shuffled = DATA.shuffled(9).samples();
        assertThat(Arrays.stream(order).mapToObj(DATA::get).toList()).isEqualTo(shuffled);
    }

    @Test
    void class_balanced_draws_each_class_that_has_samples_equally_often() {
        double[] shares = shares(Sampling.classBalanced());
        // 72,000 draws: four standard errors of a share of 1/5 are 0.006.
        for (int k : new int[] {0, 1, 2, 4, 5}) {
            assertThat(shares[k]).isCloseTo(0.2, within(0.006));
        }
        assertThat(shares[3]).isZero();
        assertThat(shares[6]).isZero();
    }

    @Test
    void square_root_sampling_draws_classes_by_the_root_of_their_frequency() {
        double[] shares = shares(Sampling.classPower(0.5));
        double sum = Math.sqrt(400) + Math.sqrt(200) + Math.sqrt(1600) + Math.sqrt(800) + Math.sqrt(600);
        int[] counts = {400, 200, 1600, 0, 800, 600, 0};
        for (int k = 0; k < 7; k++) {
            assertThat(shares[k]).isCloseTo(Math.sqrt(counts[k]) / sum, within(0.007));
        }
    }

    @Test
    void the_power_of_1_leaves_classes_as_frequent_as_they_are() {
        assertThat(shares(Sampling.classPower(1))[2]).isCloseTo(1600 / 3600.0, within(0.0075));
    }

    @Test
    void samples_of_a_class_are_equally_likely() {
        FerDataset data = Small.ofCounts(4, 36);
        int[] counts = new int[4];
        int draws = 0;
        for (int seed = 0; seed < 500; seed++) {
            for (int index : Sampling.classBalanced().order(data, seed)) {
                if (index < 4) {
                    counts[index]++;
                    draws++;
                }
            }
        }
        for (int count : counts) {
            assertThat((double) count / draws).isCloseTo(0.25, within(0.02));
        }
    }

    @Test
    void the_same_seed_gives_the_same_order_and_another_seed_another() {
        for (Sampling sampling : List.of(Sampling.shuffled(), Sampling.classBalanced(), Sampling.classPower(0.3))) {
            assertThat(sampling.order(DATA, 5)).isEqualTo(sampling.order(DATA, 5));
            assertThat(sampling.order(DATA, 5)).isNotEqualTo(sampling.order(DATA, 6));
        }
    }

    @Test
    void without_a_label_the_top_of_the_target_is_the_class_and_without_both_the_sample_is_named() {
        LabelSet labels = DATA.labels();
        Sample target = Sample.builder("target", Small.image(1))
                .target(Scores.of(labels, 0.1, 0.9, 0, 0, 0, 0, 0))
                .build();
        List<Sample> samples = new ArrayList<>(List.of(target));
        assertThat(Sampling.classBalanced().order(FerDataset.of("t", labels, samples), 1))
                .isEqualTo(new int[] {0});
        samples.add(Sample.builder("bare.png", Small.image(2)).build());
        FerDataset bare = FerDataset.of("t", labels, samples);
        assertThatThrownBy(() -> Sampling.classBalanced().order(bare, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("bare.png");
    }

    @Test
    void a_power_out_of_range_is_refused_and_each_says_what_it_does() {
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Sampling.classPower(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
        }
        assertThat(Sampling.classBalanced()).isEqualTo(Sampling.classPower(0));
        assertThat(Sampling.classBalanced().describe()).isEqualTo("class-balanced");
        assertThat(Sampling.classPower(0.5).describe()).isEqualTo("class frequency to the power of 0.5");
        assertThat(Sampling.shuffled().describe()).isEqualTo("shuffled");
        assertThat(Sampling.sequential().describe()).isEqualTo("sequential");
    }
}
