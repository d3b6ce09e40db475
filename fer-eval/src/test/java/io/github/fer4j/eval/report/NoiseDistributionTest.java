package io.github.fer4j.eval.report;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoiseDistributionTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR);
    private static final Image IMAGE = Image.gray(1, 1, new byte[1]);

    private static Sample.Builder voted(String id, int anger, int fear) {
        return Sample.builder(id, IMAGE).votes(VoteCounts.of(LABELS, anger, fear));
    }

    @Test
    void votes_are_graded_by_the_share_of_the_most_frequent_answer() {
        FerDataset data = FerDataset.of(
                "faces",
                LABELS,
                List.of(
                        voted("all", 10, 0).label(ANGER).build(),
                        voted("just enough", 8, 2).label(ANGER).build(),
                        voted("against the label", 2, 8).label(ANGER).build(),
                        voted("a majority", 7, 3).label(FEAR).build(),
                        voted("half", 5, 5).label(FEAR).build(),
                        voted("by target", 1, 9)
                                .target(Scores.of(LABELS, 0.1, 0.9))
                                .build(),
                        voted("no votes", 0, 0).label(FEAR).build(),
                        voted("no class", 9, 1).build(),
                        Sample.builder("nobody asked", IMAGE).label(FEAR).build()));

        NoiseDistribution noise = NoiseDistribution.ofVotes(data);

        assertThat(noise.levels()).containsExactly("at least 80 % agree", "more than half agree", "at most half agree");
        assertThat(noise.counts()).isEqualTo(Map.of(ANGER, List.of(3, 0, 0), FEAR, List.of(1, 1, 1)));
        assertThat(noise.name()).isEqualTo("Agreement of the votes, faces");
    }

    @Test
    void data_without_votes_say_what_is_missing() {
        FerDataset data = FerDataset.of(
                "faces", LABELS, List.of(Sample.builder("a", IMAGE).label(FEAR).build()));
        assertThatThrownBy(() -> NoiseDistribution.ofVotes(data))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("none of 1 in faces; add votes");
    }

    @Test
    void counts_fit_their_levels() {
        assertThatThrownBy(() -> new NoiseDistribution("n", List.of("a", "b"), Map.of(FEAR, List.of(1))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got [1] for 'fear'");
        assertThatThrownBy(() -> new NoiseDistribution("n", List.of("a"), Map.of(FEAR, List.of(-1))))
                .hasMessageContaining("got [-1]");
        assertThatThrownBy(() -> new NoiseDistribution("n", List.of(), Map.of(FEAR, List.of())))
                .hasMessageContaining("at least one level");
        assertThatThrownBy(() -> new NoiseDistribution("n", List.of("a"), Map.of()))
                .hasMessageContaining("at least one");
    }
}
