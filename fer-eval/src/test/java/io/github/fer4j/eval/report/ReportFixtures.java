package io.github.fer4j.eval.report;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.format.Quality;
import io.github.fer4j.format.Training;
import java.util.List;
import java.util.Map;

/** Small evaluations and cards whose figures can be worked out by hand. */
final class ReportFixtures {
    static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, HAPPINESS, SURPRISE);

    /** What can go wrong between a name and a page. */
    static final String HOSTILE =
            "]]></style></script><script>alert(1)</script><img src=x onerror='alert(1)'>\"&amp;`|* \u0000\u0007\ud800";

    private ReportFixtures() {}

    /** Five faces: of four fearful ones one is found; nobody is angry or surprised; surprise is predicted twice. */
    static Evaluation fiveFaces() {
        return Evaluator.evaluate("five faces", LABELS, predictions());
    }

    static List<Prediction> predictions() {
        return List.of(
                Predictions.of("a", LABELS, FEAR, SURPRISE),
                Predictions.of("b", LABELS, FEAR, SURPRISE),
                Predictions.of("c", LABELS, FEAR, HAPPINESS),
                Predictions.of("d", LABELS, FEAR, FEAR),
                Predictions.of("e", LABELS, HAPPINESS, HAPPINESS));
    }

    /** Few resamples: these tests are not about them. */
    static Report.Builder builder(Evaluation evaluation) {
        return Report.builder(evaluation).bootstrap(Bootstrap.standard().resamples(50));
    }

    static LearningCurve curve() {
        return new LearningCurve(List.of(
                new LearningCurve.Epoch(1, 1.74, 0.33, 1.53, 0.45, true),
                new LearningCurve.Epoch(2, 1.55, 0.45, 1.60, 0.42, false)));
    }

    static ModelCard card(String text) {
        return new ModelCard(
                "tiny " + text,
                "knows nothing " + text,
                List.of("anger", "fear", "happiness", "surprise"),
                Preprocessing.gray48(),
                FaceCrop.tight(),
                new Architecture("slimCnn", Map.of("filters", "8,16")),
                new Training(
                        "FER-2013 " + text,
                        28709,
                        3589,
                        "best epoch by validation accuracy",
                        42,
                        "TrainFer2013 " + text,
                        Map.of("loss", "cross-entropy " + text),
                        Map.of("fer4j", "0.1.0"),
                        List.of(new DataUse(
                                "training",
                                "FER-2013",
                                13,
                                Map.of("anger", 3, "fear", 9, "happiness", 1),
                                "0123456789abcdef".repeat(4))),
                        "published " + text,
                        2),
                List.of(new Quality("FER-2013 PublicTest " + text, 3589, Map.of("accuracy", 0.6726))),
                "Apache-2.0 " + text,
                1.25);
    }
}
