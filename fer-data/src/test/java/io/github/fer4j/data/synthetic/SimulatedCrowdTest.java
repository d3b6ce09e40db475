package io.github.fer4j.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedCrowdTest {
    private static final Image DOT = Image.gray(1, 1, new byte[1]);

    private static final FerDataset ITEMS = items(LabelSet.EKMAN_7, 70);

    static FerDataset items(LabelSet labels, int count) {
        return FerDataset.of(
                "items",
                labels,
                IntStream.range(0, count)
                        .mapToObj(i -> Sample.builder("item " + i, DOT)
                                .label(labels.get(i % labels.size()))
                                .build())
                        .toList());
    }

    @Test
    void each_item_is_answered_by_as_many_annotators_as_asked_and_the_truth_is_the_label() {
        SimulatedAnswers answers = SimulatedCrowd.builder()
                .annotators(12)
                .answersPerItem(7)
                .build()
                .annotate(ITEMS);

        CrowdVotes votes = answers.votes();
        assertThat(votes.items())
                .isEqualTo(ITEMS.samples().stream().map(Sample::id).toList());
        assertThat(votes.total()).isEqualTo(7 * 70);
        for (int i = 0; i < 70; i++) {
            assertThat(votes.firstAnswer(i + 1) - votes.firstAnswer(i)).isEqualTo(7);
            assertThat(votes.truth(i)).isEqualTo(ITEMS.get(i).label());
            assertThat(votes.isGold(i)).isFalse();
            assertThat(answers.annotated().get(i).votes()).hasValue(votes.counts(i));
            assertThat(answers.annotated().get(i).label())
                    .isEqualTo(ITEMS.get(i).label());
        }
        assertThat(answers.annotators()).hasSize(12);
    }

    @Test
    void answers_about_an_item_depend_neither_on_the_order_nor_on_the_other_items() {
        SimulatedCrowd crowd = SimulatedCrowd.builder()
                .spammers(Spammer.UNIFORM, 0.2)
                .spammers(Spammer.CONSTANT, 0.1)
                .build();
        Map<String, List<String>> all = byItem(crowd.annotate(ITEMS).votes());

        byItem(crowd.annotate(ITEMS.shuffled(3).take(20)).votes())
                .forEach((item, given) -> assertThat(given).as(item).isEqualTo(all.get(item)));
        assertThat(byItem(SimulatedCrowd.builder()
                        .seed(43)
                        .build()
                        .annotate(ITEMS)
                        .votes()))
                .isNotEqualTo(all);
    }

    private static Map<String, List<String>> byItem(CrowdVotes votes) {
        Map<String, List<String>> answers = new HashMap<>();
        for (int i = 0; i < votes.items().size(); i++) {
            List<String> given = new ArrayList<>();
            for (int a = votes.firstAnswer(i); a < votes.firstAnswer(i + 1); a++) {
                given.add(votes.workers().get(votes.worker(a)) + " "
                        + votes.labels().get(votes.label(a)));
            }
            given.sort(null);
            answers.put(votes.items().get(i), given);
        }
        return answers;
    }

    @Test
    void skills_have_the_mean_and_the_spread_asked_for() {
        List<SimulatedAnnotator> annotators = SimulatedCrowd.builder()
                .annotators(2000)
                .answersPerItem(1)
                .skill(0.7, 0.1)
                .build()
                .annotate(ITEMS)
                .annotators();
        double[] accuracies =
                annotators.stream().mapToDouble(SimulatedAnnotator::accuracy).toArray();
        double mean = Arrays.stream(accuracies).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum() / accuracies.length);

        assertThat(mean).isCloseTo(0.7, within(0.01));
        // Var of the mean of 7 diagonals: 0.1^2 between annotators, about 0.05^2 / 7 within them.
        assertThat(deviation).isCloseTo(Math.sqrt(0.01 + 0.0025 / 7), within(0.006));
    }

    @Test
    void errors_go_to_similar_emotions_first() {
        SimulatedAnnotator annotator = SimulatedCrowd.builder()
                .skill(0.6, 0)
                .errorConcentration(Double.POSITIVE_INFINITY)
                .build()
                .annotate(items(LabelSet.FERPLUS_8, 8))
                .annotators()
                .get(0);

        Map<Emotion, Emotion> mostTakenFor = Map.of(
                Emotion.FEAR, Emotion.SURPRISE,
                Emotion.SURPRISE, Emotion.FEAR,
                Emotion.ANGER, Emotion.DISGUST,
                Emotion.DISGUST, Emotion.ANGER,
                Emotion.SADNESS, Emotion.NEUTRAL,
                Emotion.CONTEMPT, Emotion.NEUTRAL,
                Emotion.HAPPINESS, Emotion.CONTEMPT);
        mostTakenFor.forEach((truth, similar) -> {
            assertThat(annotator.probability(truth, truth)).isCloseTo(0.6, within(1e-12));
            for (Emotion other : LabelSet.FERPLUS_8) {
                if (!other.equals(truth) && !other.equals(similar)) {
                    assertThat(annotator.probability(truth, similar))
                            .as(truth + " for " + similar + " or " + other)
                            .isGreaterThan(annotator.probability(truth, other));
                }
            }
        });
    }

    @Test
    void emotions_without_known_similarity_are_confused_with_each_other_evenly() {
        LabelSet moods = LabelSet.of(Emotion.of("calm"), Emotion.of("bored"), Emotion.of("tense"));
        SimulatedAnnotator annotator = SimulatedCrowd.builder()
                .skill(0.8, 0)
                .errorConcentration(Double.POSITIVE_INFINITY)
                .build()
                .annotate(items(moods, 3))
                .annotators()
                .get(0);

        double[][] confusion = annotator.confusion();
        for (int t = 0; t < 3; t++) {
            double[] expected = {0.1, 0.1, 0.1};
            expected[t] = 0.8;
            assertThat(confusion[t]).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void the_three_kinds_of_spammers_answer_as_they_are_described() {
        List<Sample> unbalanced = new ArrayList<>(ITEMS.samples());
        for (int i = 0; i < 30; i++) {
            unbalanced.add(
                    Sample.builder("extra " + i, DOT).label(Emotion.SADNESS).build());
        }
        FerDataset data = FerDataset.of("unbalanced", LabelSet.EKMAN_7, unbalanced);
        SimulatedAnswers answers = SimulatedCrowd.builder()
                .annotators(20)
                .answersPerItem(20)
                .spammers(Spammer.UNIFORM, 0.1)
                .spammers(Spammer.CONSTANT, 0.25)
                .spammers(Spammer.MAJORITY, 0.05)
                .build()
                .annotate(data);

        assertThat(answers.spammers()).hasSize(8);
        for (SimulatedAnnotator spammer : answers.spammers()) {
            int[] given = given(answers.votes(), spammer.name());
            switch (spammer.spammer().orElseThrow()) {
                case UNIFORM ->
                    assertThat(Arrays.stream(given).max().orElseThrow()).isLessThan(30);
                case CONSTANT ->
                    assertThat(Arrays.stream(given).max().orElseThrow()).isEqualTo(100);
                default ->
                    assertThat(given[LabelSet.EKMAN_7.indexOf(Emotion.SADNESS)]).isEqualTo(100);
            }
        }
        assertThat(answers.annotators().stream().map(SimulatedAnnotator::spammer))
                .filteredOn(Optional::isPresent)
                .extracting(Optional::get)
                .containsOnly(Spammer.values())
                .filteredOn(kind -> kind == Spammer.CONSTANT)
                .hasSize(5);
    }

    private static int[] given(CrowdVotes votes, String worker) {
        int[] given = new int[votes.labels().size()];
        for (int a = 0; a < votes.total(); a++) {
            if (votes.workers().get(votes.worker(a)).equals(worker)) {
                given[votes.label(a)]++;
            }
        }
        return given;
    }

    @Test
    void difficulty_takes_from_the_right_answers_of_those_who_look() {
        SimulatedCrowd.Builder builder = SimulatedCrowd.builder()
                .annotators(10)
                .answersPerItem(10)
                .skill(0.8, 0)
                .activitySpread(0);
        FerDataset items = items(LabelSet.EKMAN_7, 2000);
        SimulatedAnswers answers = builder.difficulty(
                        sample -> Integer.parseInt(sample.id().substring(5)) < 1000 ? 0 : 0.5)
                .build()
                .annotate(items);

        assertThat(right(answers, 0, 1000)).isCloseTo(0.8, within(0.015));
        assertThat(right(answers, 1000, 2000)).isCloseTo(0.4, within(0.015));

        SimulatedAnswers never =
                builder.skill(1, 0).difficulty(sample -> 1).build().annotate(items);
        assertThat(right(never, 0, 2000)).isZero();
    }

    private static double right(SimulatedAnswers answers, int from, int to) {
        int right = 0;
        int all = 0;
        for (int i = from; i < to; i++) {
            right += answers.annotated()
                    .get(i)
                    .votes()
                    .orElseThrow()
                    .of(answers.votes().truth(i).orElseThrow());
            all += answers.annotated().get(i).votes().orElseThrow().total();
        }
        return (double) right / all;
    }

    @Test
    void activity_is_even_or_uneven_as_asked() {
        FerDataset items = items(LabelSet.EKMAN_7, 3000);
        int[] even =
                perWorker(SimulatedCrowd.builder().activitySpread(0).build().annotate(items));
        int[] uneven =
                perWorker(SimulatedCrowd.builder().activitySpread(1.5).build().annotate(items));

        // 3000 items, 5 of 20 annotators each: 750, with a standard deviation of 24.
        assertThat(Arrays.stream(even)).allMatch(count -> Math.abs(count - 750) < 120);
        assertThat(Arrays.stream(uneven).max().orElseThrow())
                .isGreaterThan(5 * Arrays.stream(uneven).min().orElseThrow());
    }

    private static int[] perWorker(SimulatedAnswers answers) {
        return answers.annotators().stream()
                .mapToInt(annotator ->
                        Arrays.stream(given(answers.votes(), annotator.name())).sum())
                .toArray();
    }

    @Test
    void gold_questions_have_their_share_and_are_marked() {
        CrowdVotes votes =
                SimulatedCrowd.builder().gold(0.1).build().annotate(ITEMS).votes();

        assertThat(IntStream.range(0, 70).filter(votes::isGold).count()).isEqualTo(7);
        assertThat(IntStream.range(0, 70)).allMatch(i -> votes.truth(i).isPresent());
    }

    @Test
    void given_matrices_are_the_annotators() {
        LabelSet two = LabelSet.of(Emotion.FEAR, Emotion.ANGER);
        double[][] always = {{1, 0}, {1, 0}};
        double[][] swap = {{0, 1}, {1, 0}};
        SimulatedAnswers answers = SimulatedCrowd.builder()
                .confusions(List.of(always, swap))
                .answersPerItem(2)
                .build()
                .annotate(items(two, 10));
        always[0][0] = 0;

        assertThat(given(answers.votes(), "annotator 0")).containsExactly(10, 0);
        assertThat(answers.annotator("annotator 0").probability(Emotion.ANGER, Emotion.FEAR))
                .isEqualTo(1);
        assertThat(answers.annotator("annotator 1").accuracy()).isZero();
        assertThat(answers.annotated())
                .allMatch(sample -> sample.votes().orElseThrow().of(Emotion.FEAR)
                        == (sample.label().orElseThrow().equals(Emotion.FEAR) ? 1 : 2));
    }

    @Test
    void a_target_stands_for_a_missing_label() {
        Sample sample = Sample.builder("soft", DOT)
                .target(Scores.certain(LabelSet.EKMAN_7, Emotion.DISGUST))
                .build();

        assertThat(SimulatedCrowd.builder()
                        .build()
                        .annotate(FerDataset.of("soft", LabelSet.EKMAN_7, List.of(sample)))
                        .votes()
                        .truth(0))
                .hasValue(Emotion.DISGUST);
    }

    @Test
    void settings_out_of_range_are_refused_with_rule_and_value() {
        SimulatedCrowd.Builder builder = SimulatedCrowd.builder();

        assertThatThrownBy(() -> builder.annotators(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> builder.annotators(10_001)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.skill(1.1, 0)).hasMessageContaining("got 1.1");
        assertThatThrownBy(() -> builder.skill(Double.NaN, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.skill(0.5, 0.5)).hasMessageContaining("got 0.5");
        assertThatThrownBy(() -> builder.errorConcentration(0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> builder.answersPerItem(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> builder.activitySpread(-1)).hasMessageContaining("got -1.0");
        assertThatThrownBy(() -> builder.gold(2)).hasMessageContaining("got 2.0");
        assertThatThrownBy(() -> builder.spammers(Spammer.UNIFORM, -0.1)).hasMessageContaining("got -0.1");
        assertThatThrownBy(() -> builder.spammers(null, 0.1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.difficulty(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.confusions(List.of())).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.confusions(List.<double[][]>of(new double[][] {{0.5, 0.6}, {0, 1}})))
                .hasMessageContaining("sum to 1, got [0.5, 0.6]");
        assertThatThrownBy(() -> builder.confusions(List.<double[][]>of(new double[][] {{-0.5, 1.5}, {0, 1}})))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.confusions(List.<double[][]>of(new double[][] {{1, 0}})))
                .hasMessageContaining("a row of 2 in a matrix of 1 rows");
    }

    @Test
    void settings_that_do_not_go_together_are_refused() {
        assertThatThrownBy(() ->
                        SimulatedCrowd.builder().annotators(3).answersPerItem(4).build())
                .hasMessageContaining("got 4 answers an item by 3 annotators");
        assertThatThrownBy(() -> SimulatedCrowd.builder().skill(0.95, 0.4).build())
                .hasMessageContaining("spread by less than");
        assertThatThrownBy(() -> SimulatedCrowd.builder()
                        .spammers(Spammer.UNIFORM, 0.6)
                        .spammers(Spammer.CONSTANT, 0.6)
                        .build())
                .hasMessageContaining("at most all annotators");
        assertThatThrownBy(() -> SimulatedCrowd.builder()
                        .confusions(List.<double[][]>of(new double[][] {{1, 0}, {0, 1}}))
                        .answersPerItem(1)
                        .spammers(Spammer.UNIFORM, 0.5)
                        .build())
                .hasMessageContaining("got spammers");
    }

    @Test
    void data_that_cannot_be_annotated_is_refused() {
        SimulatedCrowd crowd = SimulatedCrowd.builder().build();
        Sample unlabelled = Sample.builder("blank", DOT).build();

        assertThatThrownBy(() -> crowd.annotate(ITEMS.take(0))).hasMessageContaining("got none in items");
        assertThatThrownBy(() -> crowd.annotate(FerDataset.of("x", LabelSet.EKMAN_7, List.of(unlabelled))))
                .hasMessageContaining("blank: simulated answers start from a label");
        assertThatThrownBy(
                        () -> crowd.annotate(FerDataset.of("x", LabelSet.EKMAN_7, List.of(ITEMS.get(0), ITEMS.get(0)))))
                .hasMessageContaining("got 'item 0' twice in x");
        assertThatThrownBy(() ->
                        SimulatedCrowd.builder().difficulty(sample -> 2).build().annotate(ITEMS))
                .hasMessageContaining("item 0: difficulties are from 0 to 1, got 2.0");
        assertThatThrownBy(() -> SimulatedCrowd.builder()
                        .confusions(List.<double[][]>of(new double[][] {{1, 0}, {0, 1}}))
                        .answersPerItem(1)
                        .build()
                        .annotate(ITEMS))
                .hasMessageContaining("over the 7 classes")
                .hasMessageContaining("got one of 2 rows for annotator 0");
        assertThatThrownBy(() -> crowd.annotate(ITEMS).annotator("anna")).hasMessageContaining("got 'anna'");
    }
}
