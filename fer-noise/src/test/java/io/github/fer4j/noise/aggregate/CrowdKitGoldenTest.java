package io.github.fer4j.noise.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Posteriors of Crowd-Kit on the same votes; {@code src/test/python/make_aggregation_golden.py} made them. */
class CrowdKitGoldenTest {
    private static final LabelSet LABELS =
            LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPINESS, Emotion.SADNESS, Emotion.ANGER);

    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of("wawa", new Wawa(), 1e-6),
                Arguments.of(
                        "dawid-skene",
                        DawidSkene.builder().maxIterations(5000).tolerance(0).build(),
                        1e-4),
                Arguments.of(
                        "one-coin",
                        OneCoinDawidSkene.builder()
                                .classPrior(ClassPrior.LEARNED)
                                .maxIterations(5000)
                                .tolerance(0)
                                .build(),
                        1e-4),
                Arguments.of(
                        "glad",
                        Glad.builder()
                                .maxIterations(300)
                                .gradientSteps(200)
                                .tolerance(0)
                                .build(),
                        1e-3),
                Arguments.of(
                        "mace",
                        Mace.builder().smoothing(0.01 / 4).iterations(1000).build(),
                        1e-3));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void posteriors_are_those_of_crowd_kit(String name, Aggregator method, double tolerance) throws IOException {
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS);
        rows("golden-votes.csv").forEach(row -> votes.answer(row[0], row[1], Emotion.of(row[2])));
        Aggregation aggregation = method.aggregate(votes.build());
        List<String[]> golden = rows("golden-posteriors.csv").stream()
                .filter(row -> row[0].equals(name))
                .toList();
        assertThat(golden).hasSize(60);
        for (String[] row : golden) {
            double[] expected =
                    Stream.of(row).skip(2).mapToDouble(Double::parseDouble).toArray();
            assertThat(aggregation
                            .posterior(aggregation.votes().items().indexOf(row[1]))
                            .toArray())
                    .as(row[1])
                    .containsExactly(expected, within(tolerance));
        }
    }

    private static List<String[]> rows(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(CrowdKitGoldenTest.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }
}
