package io.github.fer4j.noise.aggregate;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.Emotion.SURPRISE;
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
import io.github.fer4j.Split;
import io.github.fer4j.VoteCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelabellingTest {
    private static final Emotion UNKNOWN = Emotion.of("unknown");
    private static final LabelSet OPTIONS = LabelSet.of(ANGER, FEAR, SURPRISE, UNKNOWN);
    private static final LabelSet LABELS = LabelSet.of(SURPRISE, FEAR, ANGER, NEUTRAL);

    private static Aggregation shares() {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        counts.put("clear", VoteCounts.of(OPTIONS, 0, 8, 1, 1));
        counts.put("tied", VoteCounts.of(OPTIONS, 4, 0, 4, 2));
        counts.put("unknown", VoteCounts.of(OPTIONS, 1, 1, 1, 7));
        counts.put("silent", VoteCounts.of(OPTIONS, 0, 0, 0, 0));
        return new VoteShares().aggregate(CrowdVotes.ofCounts(counts));
    }

    private static FerDataset data(String... ids) {
        List<Sample> samples = Stream.of(ids)
                .map(id -> Sample.builder(id, Image.gray(1, 1, new byte[1]))
                        .label(NEUTRAL)
                        .target(Scores.certain(LABELS, NEUTRAL))
                        .weight(2)
                        .split(Split.TRAIN)
                        .build())
                .toList();
        return FerDataset.of("faces", LABELS, samples);
    }

    @Test
    void posteriors_become_targets_over_the_labels_of_the_data_set() {
        FerDataset relabelled = shares().applyTo(data("tied", "clear"));
        assertThat(relabelled.name()).isEqualTo("faces");
        assertThat(relabelled.samples()).extracting(Sample::id).containsExactly("tied", "clear");

        Sample clear = relabelled.get(1);
        assertThat(clear.label()).contains(FEAR);
        // Surprise 1, fear 8, anger 0, neutral not asked for; the vote for unknown is cut off.
        assertThat(clear.target().orElseThrow().toArray())
                .containsExactly(new double[] {1.0 / 9, 8.0 / 9, 0, 0}, within(1e-12));
        assertThat(clear.weight()).isEqualTo(2);
        assertThat(clear.split()).contains(Split.TRAIN);

        Sample tied = relabelled.get(0);
        assertThat(tied.label()).isEmpty();
        assertThat(tied.target().orElseThrow().toArray()).containsExactly(new double[] {0.5, 0, 0.5, 0}, within(1e-12));
    }

    @Test
    void hard_labels_replace_label_and_target_by_the_tie_rule() {
        FerDataset lowest = shares().applyTo(data("clear", "tied"), Relabelling.hard(TieRule.lowestClass()));
        assertThat(lowest.get(0).label()).contains(FEAR);
        assertThat(lowest.get(0).target()).isEmpty();
        assertThat(lowest.get(1).label()).contains(SURPRISE); // the lowest of the data set's labels

        FerDataset dropped = shares().applyTo(data("clear", "tied"), Relabelling.hard(TieRule.drop()));
        assertThat(dropped.samples()).extracting(Sample::id).containsExactly("clear");

        FerDataset soft = shares().applyTo(data("tied"), Relabelling.hard(TieRule.keepSoft()));
        assertThat(soft.get(0).label()).isEmpty();
        assertThat(soft.get(0).target().orElseThrow().of(ANGER)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void weights_are_multiplied_by_the_top_probability_on_request() {
        FerDataset weighted =
                shares().applyTo(data("clear"), Relabelling.hard(TieRule.drop()).weighted());
        assertThat(weighted.get(0).weight()).isCloseTo(2 * 8.0 / 9, within(1e-12));
    }

    @Test
    void samples_of_which_the_votes_say_nothing_are_named_or_dropped() {
        FerDataset data = data("clear", "silent", "stranger", "unknown");
        assertThatThrownBy(() -> shares().applyTo(data))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("3 of 4 samples of faces have none, such as [silent, stranger, unknown]")
                .hasMessageContaining("droppingUnmatched()");
        assertThat(shares().applyTo(data, Relabelling.soft().droppingUnmatched())
                        .samples())
                .extracting(Sample::id)
                .containsExactly("clear");
    }
}
