package io.github.fer4j.docs;

import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Split;
import io.github.fer4j.noise.correction.AgreementRule;
import io.github.fer4j.noise.correction.AgreementSplit;
import io.github.fer4j.noise.correction.ConfidentLearning;
import io.github.fer4j.noise.correction.CrowdConsensus;
import io.github.fer4j.noise.correction.Crowdlab;
import io.github.fer4j.noise.correction.Detection;
import io.github.fer4j.noise.correction.LabelComparison;
import io.github.fer4j.noise.correction.LabelErrors;
import io.github.fer4j.noise.correction.LabelQuality;
import io.github.fer4j.noise.correction.NoiseMatrix;
import io.github.fer4j.noise.correction.PruneRule;
import io.github.fer4j.noise.correction.QueryStrategy;
import io.github.fer4j.noise.correction.RankedItem;
import io.github.fer4j.noise.correction.Suspect;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.injection.NoisyDataset;
import java.util.List;

/** The code of {@code docs/noise/label-errors.md}, so that it compiles; {@link GuidesTest} checks that it is the same. */
final class LabelErrorsSnippets {
    private LabelErrorsSnippets() {}

    static void matrices(FerDataset ferPlus, FerDataset fer2013, CrowdVotes votes) {
        // snippet
        NoiseMatrix noise = LabelComparison.of(ferPlus, fer2013).noiseMatrix();
        double fearTakenForSurprise = noise.truth(FEAR).given(SURPRISE);
        System.out.println(noise);

        NoiseMatrix ofVotes = NoiseMatrix.ofVotes(votes).restrictedTo(LabelSet.FERPLUS_8);
        NoiseMatrix assumed = NoiseMatrix.symmetric(LabelSet.FERPLUS_8, 0.2);
        // end
        System.out.println(fearTakenForSurprise + " " + ofVotes + assumed);
    }

    static void injection(FerDataset data) {
        // snippet
        NoisyDataset noisy = NoiseInjection.symmetric(0.2).apply(data.split(Split.TRAIN), 7);
        noisy.dataset(); // to learn from; its name says what was done to it
        noisy.changes(); // which labels: index, id, from, to
        noisy.realisedMatrix(); // what came out, as chance is not exact
        // end
    }

    static void confidentLearning(FerDataset data, double[][] outOfSample) {
        // snippet
        ConfidentLearning fit = ConfidentLearning.fit(data, outOfSample); // [samples, classes]
        System.out.println(fit.noiseMatrix());
        LabelErrors errors = fit.labelErrors(PruneRule.BOTH, LabelQuality.NORMALISED_MARGIN);
        for (Suspect suspect : errors.suspects().subList(0, 20)) {
            System.out.println(suspect.id() + ": " + suspect.given() + ", rather " + suspect.suggested());
        }
        FerDataset cleaner = errors.removedFrom(data);
        // end
        System.out.println(cleaner);
    }

    static void detection(LabelErrors errors, NoisyDataset noisy) {
        // snippet
        Detection detection = errors.score(noisy.changedIndices());
        System.out.println("precision " + detection.precision() + ", recall " + detection.recall());
        // end
    }

    static void crowdlab(CrowdVotes votes, double[][] outOfSample) {
        // snippet
        CrowdConsensus consensus = Crowdlab.consensus(votes, LabelSet.FERPLUS_8, outOfSample);
        for (RankedItem item : consensus.worstFirst().top(20)) {
            System.out.println(item.name() + ": " + consensus.label(item.index()) + " " + item.score());
        }
        System.out.println(consensus.modelWeight() + " for the model, " + consensus.voteWeight() + " for a vote");
        // end
    }

    static void next(CrowdVotes votes, FerDataset data) {
        // snippet
        List<RankedItem> next = QueryStrategy.expectedChange().rank(votes).top(100);
        AgreementSplit split = new AgreementRule(0.5, 5).split(data); // more than half of at least 5 votes
        FerDataset kept = split.kept(); // and split.setAside() for another vote
        // end
        System.out.println(next + " " + kept);
    }
}
