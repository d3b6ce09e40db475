package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.VoteCounts;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How noisy the labels of each class are: its samples by a level, such as how far the crowd agrees on them. For a {@link
 * Report}; {@link #ofVotes} makes one of votes, and any other grading of labels fits as well.
 *
 * @param name what was graded and how, such as {@code agreement of the votes of FER+}
 * @param levels from the least noise to the most, at least one
 * @param counts emotion to the number of its samples on each level
 */
public record NoiseDistribution(String name, List<String> levels, Map<Emotion, List<Integer>> counts) {
    private static final List<String> AGREEMENT =
            List.of("at least 80 % agree", "more than half agree", "at most half agree");
    private static final double NEARLY_ALL = 0.8;
    private static final double HALF = 0.5;

    /**
     * Copies the lists and the map.
     *
     * @throws InvalidArgumentException if there are no levels or no classes, a class has not one count for each level, or a
     *     count is negative
     */
    public NoiseDistribution {
        Objects.requireNonNull(name, "name");
        levels = List.copyOf(levels);
        Map<Emotion, List<Integer>> copy = new LinkedHashMap<>();
        counts.forEach((emotion, ofLevels) -> copy.put(emotion, List.copyOf(ofLevels)));
        counts = Collections.unmodifiableMap(copy);
        int size = levels.size();
        if (size == 0 || counts.isEmpty()) {
            throw new InvalidArgumentException("a noise distribution has at least one level and one class, got levels "
                    + levels + " and classes " + counts.keySet());
        }
        counts.forEach((emotion, ofLevels) -> {
            if (ofLevels.size() != size || ofLevels.stream().anyMatch(count -> count < 0)) {
                throw new InvalidArgumentException("a class has a count, not negative, for each of " + size
                        + " levels, got " + ofLevels + " for '" + emotion + "'");
            }
        });
    }

    /**
     * Grades the samples that have votes by the share of the votes that the most frequent answer has: at least 80 %, more than
     * half, or at most half. Samples are of the class of their label, or else of the top of their target; those without either,
     * or without votes, are left out.
     *
     * @param data with votes
     * @return the distribution over the labels of the data
     * @throws InvalidArgumentException if no sample has both votes and a class
     */
    public static NoiseDistribution ofVotes(FerDataset data) {
        Map<Emotion, int[]> counts = new LinkedHashMap<>();
        data.labels().forEach(emotion -> counts.put(emotion, new int[AGREEMENT.size()]));
        int graded = 0;
        for (Sample sample : data) {
            Optional<Emotion> emotion = sample.label().or(() -> sample.target().map(target -> target.top()));
            Optional<VoteCounts> votes = sample.votes().filter(v -> v.total() > 0);
            if (emotion.isPresent() && votes.isPresent()) {
                counts.get(emotion.get())[level(votes.get())]++;
                graded++;
            }
        }
        if (graded == 0) {
            throw new InvalidArgumentException(
                    "the agreement of votes needs samples with votes and a class, got none of " + data.size() + " in "
                            + data.name() + "; add votes with FerDataset.withVotes");
        }
        Map<Emotion, List<Integer>> lists = new LinkedHashMap<>();
        counts.forEach((emotion, ofLevels) ->
                lists.put(emotion, Arrays.stream(ofLevels).boxed().toList()));
        return new NoiseDistribution("Agreement of the votes, " + data.name(), AGREEMENT, lists);
    }

    private static int level(VoteCounts votes) {
        double share = Arrays.stream(votes.toArray()).max().orElseThrow() / (double) votes.total();
        return share >= NEARLY_ALL ? 0 : share > HALF ? 1 : 2;
    }
}
