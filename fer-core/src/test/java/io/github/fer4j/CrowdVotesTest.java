package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrowdVotesTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    @Test
    void answers_are_found_by_item_and_counted() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("b", "eve", FEAR)
                .answer("a", "bob", ANGER)
                .answer("b", "bob", SURPRISE)
                .item("unanswered")
                .truth("b", FEAR)
                .gold("a", ANGER)
                .build();

        assertThat(votes.items()).containsExactly("b", "a", "unanswered");
        assertThat(votes.workers()).containsExactly("eve", "bob");
        assertThat(votes.total()).isEqualTo(3);
        assertThat(votes.firstAnswer(1)).isEqualTo(2);
        assertThat(votes.firstAnswer(2)).isEqualTo(votes.firstAnswer(3)).isEqualTo(3);
        assertThat(votes.worker(2)).isEqualTo(1);
        assertThat(votes.label(2)).isZero();
        assertThat(votes.counts(0).toArray()).containsExactly(0, 1, 1);
        assertThat(votes.counts(2).total()).isZero();
        assertThat(votes.truth(0)).contains(FEAR);
        assertThat(votes.isGold(0)).isFalse();
        assertThat(votes.isGold(1)).isTrue();
        assertThat(votes.truth(2)).isEmpty();
        assertThat(votes).hasToString("3 votes on 3 items by 2 workers");
    }

    @Test
    void a_worker_who_answers_an_item_twice_is_named() {
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS)
                .answer("a", "bob", ANGER)
                .answer("a", "eve", ANGER)
                .answer("a", "bob", FEAR);
        assertThatThrownBy(votes::build)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'bob' about 'a'");
    }

    @Test
    void no_answer_an_unknown_label_and_two_truths_are_refused() {
        assertThatThrownBy(CrowdVotes.builder(LABELS).item("a")::build)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least one answer");
        assertThatThrownBy(() -> CrowdVotes.builder(LABELS).answer("a", "bob", Emotion.NEUTRAL))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'neutral' is not among");
        assertThatThrownBy(() -> CrowdVotes.builder(LABELS).truth("a", FEAR).truth("a", ANGER))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("one truth, got 'fear' and 'anger' for 'a'");
    }

    @Test
    void counts_know_no_workers_and_say_so() {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        counts.put("a", VoteCounts.of(LABELS, 1, 0, 9));
        counts.put("b", VoteCounts.of(LABELS, 5, 5, 0));
        CrowdVotes votes = CrowdVotes.ofCounts(counts);

        assertThat(votes.knowsWorkers()).isFalse();
        assertThat(votes.count(0, 2)).isEqualTo(9);
        assertThat(votes).hasToString("20 votes on 2 items");
        assertThatThrownBy(() -> votes.requireWorkers("GLAD"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("GLAD needs to know who gave which answer");
        assertThatThrownBy(() -> votes.worker(0)).isInstanceOf(InvalidArgumentException.class);
        counts.put("c", VoteCounts.of(LabelSet.EKMAN_7, 1, 1, 1, 1, 1, 1, 1));
        assertThatThrownBy(() -> CrowdVotes.ofCounts(counts)).hasMessageContaining("for 'c'");
        assertThatThrownBy(() -> CrowdVotes.ofCounts(Map.of())).hasMessageContaining("at least one item");
    }

    @Test
    void a_data_set_gives_the_votes_of_its_samples() {
        Image image = Image.gray(1, 1, new byte[1]);
        Sample voted =
                Sample.builder("a", image).votes(VoteCounts.of(LABELS, 1, 2, 3)).build();
        Sample without = Sample.builder("b", image).build();
        CrowdVotes votes = CrowdVotes.of(FerDataset.of("d", LABELS, List.of(voted, without)));

        assertThat(votes.items()).containsExactly("a");
        assertThat(votes.counts(0).toArray()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> CrowdVotes.of(FerDataset.of("d", LABELS, List.of(without))))
                .hasMessageContaining("no sample of d has votes");
        assertThatThrownBy(() -> CrowdVotes.of(FerDataset.of("d", LABELS, List.of(voted, voted))))
                .hasMessageContaining("'a' twice");
    }

    @Test
    void keeping_some_workers_keeps_items_truths_and_gold() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "bob", ANGER)
                .answer("b", "eve", FEAR)
                .gold("a", ANGER)
                .build()
                .keepWorkers(name -> name.equals("eve"));
        assertThat(votes.items()).containsExactly("a", "b");
        assertThat(votes.workers()).containsExactly("eve");
        assertThat(votes.counts(0).total()).isZero();
        assertThat(votes.isGold(0)).isTrue();
        assertThatThrownBy(() -> votes.keepWorkers(name -> false)).hasMessageContaining("at least one answer");
    }

    @Test
    void a_confidence_stays_with_its_answer_and_is_1_where_none_was_given() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "eve", FEAR)
                .answer("b", "bob", ANGER, 0.25)
                .answer("a", "bob", FEAR, 0.5)
                .answer("b", "eve", FEAR)
                .build();
        assertThat(votes.hasConfidences()).isTrue();
        assertThat(List.of(0, 1, 2, 3)).extracting(votes::confidence).containsExactly(1.0, 0.5, 1.0, 0.25);
        CrowdVotes bob = votes.keepWorkers("bob"::equals);
        assertThat(List.of(0, 1)).extracting(bob::confidence).containsExactly(0.5, 0.25);
    }

    @Test
    void votes_without_confidences_are_sure_and_one_above_1_is_refused() {
        CrowdVotes votes = CrowdVotes.builder(LABELS).answer("a", "bob", ANGER).build();
        assertThat(votes.hasConfidences()).isFalse();
        assertThat(votes.confidence(0)).isEqualTo(1);
        for (double wrong : new double[] {-0.1, 4, Double.NaN}) {
            assertThatThrownBy(() -> CrowdVotes.builder(LABELS).answer("a", "bob", ANGER, wrong))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + wrong + " of 'bob' about 'a'; divide by the top of the scale");
        }
    }

    @Test
    void confidences_survive_that_the_builder_grows() {
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS).answer("item 0", "bob", ANGER, 0.5);
        for (int i = 1; i < 200; i++) {
            builder.answer("item " + i, "bob", ANGER);
        }
        CrowdVotes votes = builder.answer("item 200", "bob", ANGER, 0.75).build();
        assertThat(votes.confidence(0)).isEqualTo(0.5);
        assertThat(votes.confidence(150)).isEqualTo(1);
        assertThat(votes.confidence(200)).isEqualTo(0.75);
    }

    @Property(tries = 100)
    void the_order_of_the_answers_does_not_matter(@ForAll @IntRange(min = 1, max = 200) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<int[]> answers = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            answers.add(new int[] {a / 5, a % 5, random.nextInt(3)});
        }
        CrowdVotes inOrder = votes(answers);
        Collections.shuffle(answers, random);
        CrowdVotes shuffled = votes(answers);

        assertThat(shuffled.total()).isEqualTo(inOrder.total()).isEqualTo(size);
        for (int item = 0; item < inOrder.items().size(); item++) {
            int other = shuffled.items().indexOf(inOrder.items().get(item));
            assertThat(shuffled.counts(other)).isEqualTo(inOrder.counts(item));
            assertThat(said(shuffled, other)).isEqualTo(said(inOrder, item));
        }
    }

    private static CrowdVotes votes(List<int[]> answers) {
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS);
        answers.forEach(a -> votes.answer("item " + a[0], "worker " + a[1], LABELS.get(a[2])));
        return votes.build();
    }

    private static Map<String, Integer> said(CrowdVotes votes, int item) {
        Map<String, Integer> said = new LinkedHashMap<>();
        for (int a = votes.firstAnswer(item); a < votes.firstAnswer(item + 1); a++) {
            said.put(votes.workers().get(votes.worker(a)), votes.label(a));
        }
        return said;
    }
}
