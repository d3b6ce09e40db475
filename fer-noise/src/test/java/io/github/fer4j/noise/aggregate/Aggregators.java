package io.github.fer4j.noise.aggregate;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.LabelSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Every algorithm, and votes that every algorithm can work on. */
final class Aggregators {
    static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    private Aggregators() {}

    static List<Aggregator> onCounts() {
        return List.of(new MajorityVote(), new VoteShares());
    }

    static List<Aggregator> voting() {
        return List.of(
                new MajorityVote(),
                new VoteShares(),
                WeightedVote.of(Map.of("worker 1", 2.0)).others(1),
                GoldWeightedVote.builder().build(),
                new ConfidenceWeightedVote(),
                new Wawa());
    }

    static List<Aggregator> models() {
        return List.of(
                DawidSkene.builder().build(),
                DawidSkene.builder().smoothing(0.1).build(),
                OneCoinDawidSkene.builder().build(),
                OneCoinDawidSkene.builder().classPrior(ClassPrior.LEARNED).build(),
                Glad.builder().build(),
                Mace.builder().build());
    }

    static List<Aggregator> all() {
        return Stream.concat(voting().stream(), models().stream()).toList();
    }

    /**
     * Random answers: each worker answers each item with probability 0.7 and is right with probability 0.7. Item 0 is a gold
     * question that all answer, and answers have confidences.
     */
    static CrowdVotes random(long seed, int items, int workers, LabelSet labels) {
        Random random = new Random(seed);
        CrowdVotes.Builder votes = CrowdVotes.builder(labels);
        for (int i = 0; i < items; i++) {
            int truth = random.nextInt(labels.size());
            for (int w = 0; w < workers; w++) {
                if (i == 0 || random.nextDouble() < 0.7) {
                    boolean right = random.nextDouble() < 0.7;
                    int label = right || (i == 0 && w == 0) ? truth : random.nextInt(labels.size());
                    votes.answer("item " + i, "worker " + w, labels.get(label), 0.5 + 0.5 * random.nextDouble());
                }
            }
            if (i == 0) {
                votes.gold("item 0", labels.get(truth));
            } else {
                votes.truth("item " + i, labels.get(truth));
            }
        }
        return votes.build();
    }
}
