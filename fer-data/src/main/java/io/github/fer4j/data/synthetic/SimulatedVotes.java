package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.VoteCounts;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Annotators who err: each votes for the true emotion, or, with the error rate, for another one. Half of the errors go to
 * the emotion that people most often take it for; the rest are uniform over the others.
 *
 * @param annotators how many vote on each image
 * @param errorRate the probability that a vote is wrong, 0 to 1
 */
record SimulatedVotes(int annotators, double errorRate) {
    private static final Map<Emotion, Emotion> LOOKS_LIKE = Map.of(
            Emotion.FEAR, Emotion.SURPRISE,
            Emotion.SURPRISE, Emotion.FEAR,
            Emotion.ANGER, Emotion.DISGUST,
            Emotion.DISGUST, Emotion.ANGER,
            Emotion.SADNESS, Emotion.NEUTRAL,
            Emotion.NEUTRAL, Emotion.SADNESS,
            Emotion.CONTEMPT, Emotion.NEUTRAL,
            Emotion.HAPPINESS, Emotion.CONTEMPT);

    VoteCounts draw(LabelSet labels, Emotion truth, Random random) {
        int[] counts = new int[labels.size()];
        for (int i = 0; i < annotators; i++) {
            Emotion vote = random.nextDouble() < errorRate ? error(labels, truth, random) : truth;
            counts[labels.indexOf(vote)]++;
        }
        return VoteCounts.of(labels, counts);
    }

    private static Emotion error(LabelSet labels, Emotion truth, Random random) {
        Emotion similar = LOOKS_LIKE.get(truth);
        if (labels.contains(similar) && random.nextBoolean()) {
            return similar;
        }
        List<Emotion> others =
                labels.emotions().stream().filter(e -> !e.equals(truth)).toList();
        return others.get(random.nextInt(others.size()));
    }
}
