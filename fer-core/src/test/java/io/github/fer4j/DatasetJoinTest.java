package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SADNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DatasetJoinTest {
    private static final LabelSet TWO = LabelSet.of(ANGER, FEAR);
    private static final ImageSource UNREAD = () -> {
        throw new AssertionError("a join loads no image");
    };

    private static FerDataset data(String name, String... ids) {
        List<Sample> samples = new ArrayList<>();
        for (String id : ids) {
            samples.add(Sample.builder(id, UNREAD).label(FEAR).build());
        }
        return FerDataset.of(name, TWO, samples);
    }

    @Test
    void samples_follow_each_other_and_only_clashing_ids_get_the_name_of_their_data_set() {
        FerDataset joined = FerDataset.join("both", data("A", "1", "2"), data("B", "2", "3"), data("C", "4"));

        assertThat(joined.name()).isEqualTo("both");
        assertThat(joined.labels()).isEqualTo(TWO);
        assertThat(joined).extracting(Sample::id).containsExactly("1", "A/2", "B/2", "3", "4");
        assertThat(joined.classCounts()).containsEntry(FEAR, 5);
    }

    @Test
    void a_sample_that_repeats_within_one_part_is_no_clash() {
        assertThat(FerDataset.join("both", data("A", "1", "1"), data("B", "2")))
                .extracting(Sample::id)
                .containsExactly("1", "1", "2");
    }

    @Test
    void parts_of_the_same_name_that_clash_are_refused_and_can_be_named_apart() {
        FerDataset part = data("A", "1");

        assertThatThrownBy(() -> FerDataset.join("twice", part, part))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got '1' in two that are called 'A'")
                .hasMessageContaining("named(...)");
        assertThat(FerDataset.join("twice", part, part.named("again")))
                .extracting(Sample::id)
                .containsExactly("A/1", "again/1");
    }

    @Test
    void another_label_set_is_an_error_that_says_to_map_first() {
        FerDataset other = FerDataset.of("other", LabelSet.of(FEAR, ANGER), List.of());

        assertThatThrownBy(() -> FerDataset.join("both", data("A"), other))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("(A)")
                .hasMessageContaining("(other)")
                .hasMessageContaining("map one first");
        assertThat(FerDataset.join("both", data("A"), other.relabelled(LabelMapping.byName(other.labels(), TWO))))
                .isEmpty();
        assertThatThrownBy(() -> FerDataset.join("none")).isInstanceOf(InvalidArgumentException.class);
    }

    @Property(tries = 100)
    void a_join_keeps_all_samples_in_order_under_different_ids(
            @ForAll @Size(min = 1, max = 4) List<@Size(max = 12) Set<@IntRange(max = 20) Integer>> ids) {
        FerDataset[] parts = new FerDataset[ids.size()];
        for (int p = 0; p < parts.length; p++) {
            parts[p] = data("part" + p, ids.get(p).stream().map(String::valueOf).toArray(String[]::new));
        }

        FerDataset joined = FerDataset.join("all", parts);

        List<String> expected = new ArrayList<>();
        for (FerDataset part : parts) {
            part.forEach(sample -> expected.add(sample.id()));
        }
        assertThat(joined)
                .extracting(s -> s.id().substring(s.id().indexOf('/') + 1))
                .containsExactlyElementsOf(expected);
        assertThat(new HashSet<>(joined.samples().stream().map(Sample::id).toList()))
                .hasSize(expected.size());
    }

    private static CrowdVotes votes(String... items) {
        CrowdVotes.Builder votes = CrowdVotes.builder(LabelSet.of(ANGER, FEAR, SADNESS));
        for (String item : items) {
            votes.answer(item, "w1", SADNESS).answer(item, "w2", FEAR);
        }
        return votes.build();
    }

    @Test
    void votes_go_to_the_samples_that_the_items_are_called_after() {
        FerDataset voted = data("A", "x", "y", "z").withVotes(votes("z", "x"));

        assertThat(voted.get(0).votes().orElseThrow().of(SADNESS)).isEqualTo(1);
        assertThat(voted.get(1).votes()).isEmpty();
        assertThat(voted.get(2).votes().orElseThrow().total()).isEqualTo(2);
        assertThat(voted.get(2).label()).contains(FEAR);
    }

    @Test
    void items_that_are_no_sample_are_an_error_that_names_some_of_them() {
        assertThatThrownBy(() -> data("A", "x").withVotes(votes("x", "1", "2", "3", "4", "5", "6")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 6 items that no sample of A (they are called like 'x')")
                .hasMessageContaining("'1', '2', '3', '4', '5' and 1 more")
                .hasMessageContaining("VoteJoin.of");
    }

    @Test
    void the_reporting_join_lists_what_did_not_fit_on_both_sides() {
        VoteJoin join = VoteJoin.of(data("A", "x", "y"), votes("x", "q"));

        assertThat(join.unmatchedItems()).containsExactly("q");
        assertThat(join.withoutVotes()).containsExactly("y");
        assertThat(join.dataset().get(0).votes()).isPresent();
    }

    @Test
    void two_samples_of_one_voted_id_are_an_error_and_an_item_without_answers_gives_no_votes() {
        assertThatThrownBy(() -> data("A", "x", "x").withVotes(votes("x"))).hasMessageContaining("got 'x' twice in A");

        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        counts.put("x", VoteCounts.of(TWO, 0, 0));
        counts.put("y", VoteCounts.of(TWO, 0, 3));
        FerDataset voted = data("A", "x", "y").withVotes(CrowdVotes.ofCounts(counts));
        assertThat(voted.get(0).votes()).isEmpty();
        assertThat(voted.get(1).votes()).contains(VoteCounts.of(TWO, 0, 3));
    }
}
