package io.github.fer4j.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SimulatedCrowdPropertiesTest {
    private static final FerDataset ITEMS = SimulatedCrowdTest.items(LabelSet.FERPLUS_8, 40);

    @Property(tries = 60)
    void rows_sum_to_1_and_items_get_just_as_many_answers_as_asked(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int answers,
            @ForAll @IntRange(min = 0, max = 12) int more,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double skill,
            @ForAll @DoubleRange(min = 0, max = 0.9) double spreadShare,
            @ForAll @DoubleRange(min = 0.05, max = 100) double concentration,
            @ForAll @DoubleRange(min = 0, max = 3) double activity,
            @ForAll @DoubleRange(min = 0, max = 0.5) double spam,
            @ForAll @DoubleRange(min = 0, max = 1) double difficulty) {
        double spread = Math.min(0.49, spreadShare * Math.sqrt(skill * (1 - skill)));
        SimulatedAnswers given = SimulatedCrowd.builder()
                .seed(seed)
                .annotators(answers + more)
                .answersPerItem(answers)
                .skill(skill, spread)
                .errorConcentration(concentration)
                .activitySpread(activity)
                .spammers(Spammer.UNIFORM, spam)
                .spammers(Spammer.CONSTANT, spam / 2)
                .difficulty(sample -> difficulty)
                .build()
                .annotate(ITEMS);

        for (SimulatedAnnotator annotator : given.annotators()) {
            for (double[] row : annotator.confusion()) {
                assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
                assertThat(Arrays.stream(row)).allMatch(p -> p >= 0 && p <= 1 + 1e-9);
            }
        }
        CrowdVotes votes = given.votes();
        for (int i = 0; i < ITEMS.size(); i++) {
            assertThat(votes.firstAnswer(i + 1) - votes.firstAnswer(i)).isEqualTo(answers);
        }
    }

    @Property(tries = 10)
    void the_same_seed_gives_the_same_answers_on_any_thread(@ForAll long seed) {
        SimulatedCrowd crowd = SimulatedCrowd.builder()
                .seed(seed)
                .spammers(Spammer.UNIFORM, 0.2)
                .build();
        String alone = text(crowd.annotate(ITEMS).votes());
        var together = ConcurrentHashMap.<String>newKeySet();
        IntStream.range(0, 4)
                .parallel()
                .forEach(i -> together.add(text(crowd.annotate(ITEMS).votes())));

        assertThat(together).containsExactly(alone);
    }

    private static String text(CrowdVotes votes) {
        StringBuilder text = new StringBuilder();
        for (int a = 0; a < votes.total(); a++) {
            text.append(votes.workers().get(votes.worker(a)))
                    .append(votes.label(a))
                    .append(' ');
        }
        return text.toString();
    }

    @Property(tries = 10)
    void the_confusion_that_is_counted_comes_near_the_given_one(@ForAll long seed) {
        LabelSet labels = LabelSet.of(LabelSet.FERPLUS_8.get(0), LabelSet.FERPLUS_8.get(1), LabelSet.FERPLUS_8.get(2));
        Random random = new Random(seed);
        double[][] given = new double[3][3];
        for (double[] row : given) {
            Arrays.setAll(row, k -> random.nextDouble());
            double sum = Arrays.stream(row).sum();
            Arrays.setAll(row, k -> row[k] / sum);
        }
        int n = 9000;
        CrowdVotes votes = SimulatedCrowd.builder()
                .seed(seed)
                .confusions(List.<double[][]>of(given))
                .answersPerItem(1)
                .build()
                .annotate(SimulatedCrowdTest.items(labels, n))
                .votes();
        double[][] counted = new double[3][3];
        for (int i = 0; i < n; i++) {
            counted[labels.indexOf(votes.truth(i).orElseThrow())][votes.label(votes.firstAnswer(i))] += 3.0 / n;
        }

        // 3,000 answers a row: a standard error of at most sqrt(0.25 / 3000) = 0.0091; five of them.
        for (int t = 0; t < 3; t++) {
            assertThat(counted[t]).containsExactly(given[t], within(0.046));
        }
    }

    @Property(tries = 10)
    void spammers_say_the_same_whatever_the_truth(@ForAll long seed) {
        SimulatedCrowd crowd = SimulatedCrowd.builder()
                .seed(seed)
                .annotators(9)
                .answersPerItem(9)
                .spammers(Spammer.UNIFORM, 0.34)
                .spammers(Spammer.CONSTANT, 0.33)
                .spammers(Spammer.MAJORITY, 0.33)
                .difficulty(sample ->
                        sample.label().orElseThrow().equals(ITEMS.labels().get(0)) ? 0 : 0.7)
                .build();
        // Every label moved on by one: as many of each as before.
        LabelSet labels = ITEMS.labels();
        FerDataset others = ITEMS.map(sample -> sample.toBuilder()
                .label(labels.get((labels.indexOf(sample.label().orElseThrow()) + 1) % labels.size()))
                .build());

        assertThat(text(crowd.annotate(others).votes()))
                .isEqualTo(text(crowd.annotate(ITEMS).votes()));
    }
}
