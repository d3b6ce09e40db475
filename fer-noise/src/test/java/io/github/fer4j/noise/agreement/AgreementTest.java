package io.github.fer4j.noise.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.VoteCounts;
import io.github.fer4j.noise.aggregate.FaceSentiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final LabelSet FIVE =
            LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPINESS, Emotion.SADNESS, Emotion.ANGER, Emotion.FEAR);

    /** A row of counts for each item. */
    private static CrowdVotes counts(LabelSet labels, String table) {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        for (String row : table.split("/")) {
            int[] values = Arrays.stream(row.strip().split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            counts.put("item " + counts.size(), VoteCounts.of(labels, values));
        }
        return CrowdVotes.ofCounts(counts);
    }

    /** A row of answers for each worker, one character an item; a dot for none. */
    private static CrowdVotes answers(String first, String... rows) {
        CrowdVotes.Builder votes = CrowdVotes.builder(FIVE);
        List<String> all = new ArrayList<>(List.of(rows));
        all.add(0, first);
        for (int w = 0; w < all.size(); w++) {
            for (int i = 0; i < all.get(w).length(); i++) {
                char answer = all.get(w).charAt(i);
                if (answer != '.') {
                    votes.answer("item " + i, "worker " + w, FIVE.get(Character.digit(answer, 36) % 5));
                }
            }
        }
        return votes.build();
    }

    @Test
    void fleiss_kappa_of_the_psychiatric_diagnoses_of_fleiss_1971_is_0_430() {
        CrowdVotes diagnoses = counts(
                FIVE,
                "0 0 0 6 0/0 3 0 0 3/0 1 4 0 1/0 0 0 0 6/0 3 0 3 0/2 0 4 0 0/0 0 4 0 2/2 0 3 1 0/2 0 0 4 0/0 0 0 0 6/"
                        + "1 0 0 5 0/1 1 0 4 0/0 3 3 0 0/1 0 0 5 0/0 2 0 3 1/0 0 5 0 1/3 0 0 1 2/5 1 0 0 0/0 2 0 4 0/"
                        + "1 0 2 0 3/0 0 0 0 6/0 1 0 5 0/0 2 0 1 3/2 0 0 4 0/1 0 0 4 1/0 5 0 1 0/4 0 0 0 2/0 2 0 4 0/"
                        + "1 0 5 0 0/0 0 0 0 6");
        FleissKappa kappa = Agreement.of(diagnoses).fleissKappa().orElseThrow();
        assertThat(kappa.value()).isCloseTo(0.430, within(0.0005));
        assertThat(kappa.items()).isEqualTo(30);
        assertThat(kappa.answersPerItem()).isEqualTo(6);
        assertThat(kappa).hasToString("0.4302 (30 items with 6 answers)");
    }

    @Test
    void fleiss_kappa_of_14_raters_and_10_subjects_is_0_210() {
        CrowdVotes votes = counts(
                FIVE,
                "0 0 0 0 14/0 2 6 4 2/0 0 3 5 6/0 3 9 2 0/2 2 8 1 1/7 7 0 0 0/3 2 6 3 0/2 5 3 2 2/6 5 2 1 0/0 2 2 3 7");
        assertThat(Agreement.of(votes).fleissKappa().orElseThrow().value()).isCloseTo(0.210, within(0.0005));
    }

    @Test
    void fleiss_kappa_takes_the_items_with_the_usual_number_of_answers() {
        CrowdVotes votes = counts(FIVE, "2 1 0 0 0/3 0 0 0 0/0 3 0 0 0/9 0 0 0 0/1 0 0 0 0/0 0 0 0 0");
        assertThat(Agreement.of(votes).fleissKappa().orElseThrow().items()).isEqualTo(3);
        CrowdVotes equallyUsual = counts(FIVE, "2 0 0 0 0/1 1 0 0 0/3 0 0 0 0/0 3 0 0 0");
        assertThat(Agreement.of(equallyUsual).fleissKappa().orElseThrow().answersPerItem())
                .isEqualTo(3);
    }

    @Test
    void alpha_of_the_12_units_with_missing_data_of_krippendorff_2011_is_0_743() {
        // Section C: four observers, five categories.
        CrowdVotes votes = answers("123321412...", "1233224125.3", ".3332342251.", "12332441251.");
        assertThat(Agreement.of(votes).krippendorffAlpha().orElseThrow()).isCloseTo(0.743, within(0.0005));
    }

    @Test
    void alpha_of_two_observers_of_krippendorff_2011_is_0_095_and_0_692() {
        assertThat(Agreement.of(answers("0100000010", "1110010000"))
                        .krippendorffAlpha()
                        .orElseThrow())
                .isCloseTo(0.095, within(0.0005));
        assertThat(Agreement.of(answers("aabbdcccedda", "babbbccceddd"))
                        .krippendorffAlpha()
                        .orElseThrow())
                .isCloseTo(0.692, within(0.0005));
    }

    @Test
    void cohens_kappa_of_200_cases_in_three_categories_is_0_492() {
        // Cohen 1960, table 1, as counts: observed agreement 0.70, by chance 0.41.
        int[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
        CohenKappas.Pair pair = CohenKappas.of(pairOfRaters(table)).pairs().get(0);
        assertThat(pair.kappa().orElseThrow()).isCloseTo(0.492, within(0.0005));
        assertThat(pair.observed()).isCloseTo(0.70, within(1e-12));
        assertThat(pair.commonItems()).isEqualTo(200);
        assertThat(pair).hasToString("first and second: kappa 0.492, agree on 70.0 % of 200 items");
    }

    @Test
    void cohens_kappa_of_50_grant_proposals_is_0_40() {
        int[][] table = {{20, 5}, {10, 15}};
        assertThat(CohenKappas.of(pairOfRaters(table)).mean().orElseThrow()).isCloseTo(0.40, within(1e-12));
    }

    private static CrowdVotes pairOfRaters(int[][] table) {
        CrowdVotes.Builder votes = CrowdVotes.builder(FIVE);
        int item = 0;
        for (int first = 0; first < table.length; first++) {
            for (int second = 0; second < table.length; second++) {
                for (int n = 0; n < table[first][second]; n++) {
                    votes.answer("item " + item, "first", FIVE.get(first))
                            .answer("item " + item, "second", FIVE.get(second));
                    item++;
                }
            }
        }
        return votes.build();
    }

    @Test
    void pairs_of_workers_know_their_common_items() {
        CohenKappas kappas = CohenKappas.of(answers("0123...", "0122...", "....111", "...3111"));
        assertThat(kappas.pairs()).hasSize(4);
        assertThat(kappas.between("worker 1", "worker 0").orElseThrow().commonItems())
                .isEqualTo(4);
        assertThat(kappas.between("worker 0", "worker 2")).isEmpty();
        assertThat(kappas.between("worker 3", "worker 2").orElseThrow().kappa()).isEmpty();
        assertThat(kappas.between("worker 3", "worker 2").orElseThrow().observed())
                .isEqualTo(1);
        assertThat(kappas.toString()).startsWith("4 pairs of workers, mean kappa ");
        assertThatThrownBy(() -> CohenKappas.of(counts(FIVE, "1 1 0 0 0")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("Cohen's kappa needs to know who gave which answer");
    }

    @Test
    void the_face_sentiment_data_have_the_reference_coefficients() {
        AgreementReport report = Agreement.of(FaceSentiment.votes());
        assertThat(report.fleissKappa().orElseThrow()).hasToString("0.4950 (572 items with 9 answers)");
        assertThat(report.krippendorffAlpha().orElseThrow()).isCloseTo(0.4949, within(0.00005));
        assertThat(report.levels().total()).isEqualTo(584);
        assertThat(report.levelsOfTied().total()).isEqualTo(28);
    }

    @Test
    void coefficients_are_undefined_where_one_answer_was_ever_given_or_none_can_be_compared() {
        for (String table : List.of("3 0 0 0 0/3 0 0 0 0", "1 0 0 0 0/0 1 0 0 0")) {
            AgreementReport report = Agreement.of(counts(FIVE, table));
            assertThat(report.fleissKappa()).isEmpty();
            assertThat(report.krippendorffAlpha()).isEmpty();
            assertThat(report.toString()).contains("Fleiss' kappa         undefined");
        }
    }

    @Test
    void entropy_is_0_for_one_answer_and_ln_k_for_all_alike() {
        AgreementReport report = Agreement.of(counts(FIVE, "7 0 0 0 0/1 1 1 1 1/3 1 0 0 0/0 0 0 0 0"));
        assertThat(report.entropy(0)).hasValue(0);
        assertThat(report.entropy(1).orElseThrow()).isCloseTo(Math.log(5), within(1e-12));
        assertThat(report.entropy(2).orElseThrow())
                .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
        assertThat(report.entropy(3)).isEmpty();
        assertThat(report.level(3)).isEmpty();
        assertThat(report.meanEntropy()).isCloseTo((Math.log(5) + 0.5623351446188083) / 3, within(1e-12));
    }

    @Test
    void levels_follow_the_share_of_the_most_frequent_answer() {
        AgreementReport report =
                Agreement.of(counts(FIVE, "8 2 0 0 0/7 3 0 0 0/5 5 0 0 0/5 3 2 0 0/6 4 0 0 0/0 0 1 0 0/0 10 0 0 0"));
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6))
                .extracting(item -> report.level(item).orElseThrow())
                .containsExactly(
                        AgreementLevel.AGREED,
                        AgreementLevel.DISAGREED,
                        AgreementLevel.UNCERTAIN,
                        AgreementLevel.UNCERTAIN,
                        AgreementLevel.DISAGREED,
                        AgreementLevel.UNCERTAIN,
                        AgreementLevel.AGREED);
        assertThat(report.levels()).isEqualTo(new LevelCounts(2, 2, 3));
        assertThat(report.levels(Emotion.NEUTRAL)).isEqualTo(new LevelCounts(1, 2, 1));
        assertThat(report.levels(Emotion.HAPPINESS)).isEqualTo(new LevelCounts(1, 0, 0));
        assertThat(report.levels(Emotion.FEAR).total()).isZero();
        assertThat(report.levelsOfTied()).isEqualTo(new LevelCounts(0, 0, 1));
        assertThat(report.levels()).hasToString("2 agreed (28.6 %), 2 disagreed (28.6 %), 3 uncertain (42.9 %)");
    }

    @Test
    void thresholds_can_be_chosen_and_are_part_of_the_report() {
        CrowdVotes votes = counts(FIVE, "9 1 0 0 0/6 4 0 0 0/2 1 0 0 0");
        Agreement strict = Agreement.builder()
                .agreedFrom(0.95)
                .uncertainUpTo(0.6)
                .minAnswers(4)
                .build();
        AgreementReport report = strict.measure(votes);
        assertThat(report.levels()).isEqualTo(new LevelCounts(0, 1, 2));
        assertThat(report.toString()).endsWith("(agreed from 95 %, uncertain up to 60 % or below 4 answers)");
        assertThat(Agreement.of(votes).toString())
                .contains("Agreement of 23 votes on 3 items", "neutral", "(tied)", "33.3 %")
                .endsWith("(agreed from 80 %, uncertain up to 50 % or below 2 answers)");
    }

    @Test
    void thresholds_out_of_range_are_refused() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Agreement.builder().agreedFrom(wrong))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + wrong);
            assertThatThrownBy(() -> Agreement.builder().uncertainUpTo(wrong))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + wrong);
        }
        assertThatThrownBy(() -> Agreement.builder().minAnswers(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Agreement.builder().agreedFrom(0.4).build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0.4 and 0.5");
    }
}
