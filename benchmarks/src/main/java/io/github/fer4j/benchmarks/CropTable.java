package io.github.fer4j.benchmarks;

import io.github.fer4j.benchmarks.CropMain.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of one net in {@link FerSpeed}, several rounds of them: medians, and ratios that are taken within a round. */
final class CropTable {
    /** How far answers of engines may differ that run the same weights. */
    private static final double TOLERANCE = 1e-3;

    private final List<CropRival> rivals;
    private final Map<Mode, List<Map<CropRival, Map<String, String>>>> rounds = new EnumMap<>(Mode.class);

    CropTable(List<CropRival> rivals) {
        this.rivals = List.copyOf(rivals);
    }

    static String head(int batch) {
        return "| net | | p50, ms | p99, ms | CPU ms/image | speed (bare = 1) | images/s, batch " + batch
                + " | CPU ms/image | speed (bare = 1) |\n"
                + "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
    }

    /**
     * Adds a round.
     *
     * @return the round in a line
     * @throws IllegalStateException if the contenders ran different nets
     */
    String add(Mode mode, Map<CropRival, Map<String, String>> facts) {
        check(facts);
        rounds.computeIfAbsent(mode, key -> new ArrayList<>()).add(facts);
        return mode.name().toLowerCase(Locale.ROOT) + ": "
                + rivals.stream()
                        .map(rival -> String.format(
                                Locale.ROOT,
                                "%s p50 %.3f ms, %.1f images/s",
                                rival.title().replace("`", ""),
                                number(facts.get(rival), CropMain.P50),
                                number(facts.get(rival), Facts.IMAGES_PER_SECOND)))
                        .collect(Collectors.joining("; "));
    }

    private static void check(Map<CropRival, Map<String, String>> facts) {
        List<String> parameters = facts.values().stream()
                .map(told -> told.get(Facts.PARAMETERS))
                .distinct()
                .toList();
        if (parameters.size() > 1) {
            throw new IllegalStateException("all run the same net, got different numbers of parameters: " + facts);
        }
        List<double[]> answers = facts.entrySet().stream()
                .filter(told -> told.getKey().hasOurWeights())
                .map(told -> Arrays.stream(told.getValue().get(CropMain.ANSWER).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        for (double[] answer : answers) {
            for (int i = 0; i < answer.length; i++) {
                if (!(Math.abs(answer[i] - answers.get(0)[i]) <= TOLERANCE)) {
                    throw new IllegalStateException("all give the same answer, got different ones: " + facts);
                }
            }
        }
    }

    /** A row for each contender. */
    String rows(String net) {
        StringBuilder text = new StringBuilder();
        for (CropRival rival : rivals) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.3f | %.3f | %.3f | %.2f | %.1f | %.3f | %.2f |%n",
                    net,
                    rival.title(),
                    median(Mode.SINGLE, rival, CropMain.P50),
                    median(Mode.SINGLE, rival, CropMain.P99),
                    median(Mode.SINGLE, rival, Facts.CPU_TIME),
                    1 / ratio(Mode.SINGLE, rival, CropMain.P50),
                    median(Mode.BATCH, rival, Facts.IMAGES_PER_SECOND),
                    median(Mode.BATCH, rival, Facts.CPU_TIME),
                    ratio(Mode.BATCH, rival, Facts.IMAGES_PER_SECOND)));
        }
        return text.toString();
    }

    private double median(Mode mode, CropRival rival, String name) {
        return Spread.of(rounds.get(mode).stream()
                        .map(round -> number(round.get(rival), name))
                        .toList())
                .median();
    }

    /** This contender's figure over bare ONNX Runtime's. */
    double ratio(Mode mode, CropRival rival, String name) {
        return Spread.of(rounds.get(mode).stream()
                        .map(round -> number(round.get(rival), name) / number(round.get(CropRival.BARE), name))
                        .toList())
                .median();
    }

    private static double number(Map<String, String> facts, String name) {
        return Double.parseDouble(facts.get(name));
    }
}
