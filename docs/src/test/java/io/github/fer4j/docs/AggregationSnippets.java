package io.github.fer4j.docs;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.noise.aggregate.Aggregation;
import io.github.fer4j.noise.aggregate.ConfusionMatrices;
import io.github.fer4j.noise.aggregate.DawidSkene;
import io.github.fer4j.noise.aggregate.Relabelling;
import io.github.fer4j.noise.aggregate.TieRule;
import io.github.fer4j.noise.agreement.Agreement;
import io.github.fer4j.noise.agreement.AgreementReport;
import io.github.fer4j.noise.agreement.CohenKappas;
import io.github.fer4j.noise.agreement.LevelCounts;
import java.util.Optional;
import java.util.OptionalDouble;

/** The code of {@code docs/noise/aggregation.md}, so that it compiles; {@link GuidesTest} checks that it is the same. */
final class AggregationSnippets {
    private AggregationSnippets() {}

    static void votes(FerDataset ferPlus) {
        // snippet
        CrowdVotes votes = CrowdVotes.builder(LabelSet.EKMAN_7)
                .answer("face 1", "anna", FEAR)
                .answer("face 1", "ben", SURPRISE, 0.4) // with how sure he was
                .gold("face 2", ANGER) // asked to test the workers
                .answer("face 2", "anna", ANGER)
                .build();
        CrowdVotes counts = CrowdVotes.of(ferPlus); // of which nobody knows who gave them
        // end
        System.out.println(votes + " " + counts);
    }

    static void aggregate(CrowdVotes votes, int item, FerDataset data) {
        // snippet
        Aggregation truth =
                DawidSkene.builder().maxIterations(100).tolerance(1e-5).build().aggregate(votes);
        Scores posterior = truth.posterior(item);
        Optional<Emotion> label = truth.label(item, TieRule.lowestClass());
        double mistaken = truth.reliability(ConfusionMatrices.class)
                .of("anna")
                .truth(FEAR)
                .answered(SURPRISE);
        System.out.println(truth.convergence());
        FerDataset relabelled = truth.applyTo(data);
        // end
        System.out.println(posterior + " " + label + mistaken + relabelled);
    }

    static void relabel(Aggregation truth, FerDataset data) {
        // snippet
        FerDataset hard =
                truth.applyTo(data, Relabelling.hard(TieRule.drop()).weighted().droppingUnmatched());
        // end
        System.out.println(hard);
    }

    static void agreement(CrowdVotes votes) {
        // snippet
        AgreementReport report = Agreement.of(votes);
        OptionalDouble alpha = report.krippendorffAlpha();
        LevelCounts ofFear = report.levels(FEAR); // agreed, disagreed, uncertain
        System.out.println(report);
        System.out.println(CohenKappas.of(votes).mean());
        // end
        System.out.println(alpha + " " + ofFear);
    }
}
