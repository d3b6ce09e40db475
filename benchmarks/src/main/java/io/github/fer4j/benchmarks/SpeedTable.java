package io.github.fer4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The images/s of several contenders in several rounds, and by how much ours is faster than each other. */
final class SpeedTable {
    private final List<Rival> rivals;
    private final List<Map<Rival, Double>> rounds = new ArrayList<>();
    private final List<Map<Rival, Double>> processorTimes = new ArrayList<>();

    SpeedTable(List<Rival> rivals) {
        this.rivals = List.copyOf(rivals);
    }

    /**
     * Adds a round.
     *
     * @param facts what each contender told
     * @return the round in a line
     * @throws IllegalStateException if the contenders trained nets of different sizes
     */
    String add(Map<Rival, Map<String, String>> facts) {
        if (facts.values().stream()
                        .map(told -> told.get(Facts.PARAMETERS))
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalStateException("all train the same net, got different numbers of parameters: " + facts);
        }
        rounds.add(figures(facts, Facts.IMAGES_PER_SECOND));
        processorTimes.add(figures(facts, Facts.CPU_TIME));
        return rivals.stream()
                .map(rival -> String.format(
                        Locale.ROOT,
                        "%s %.1f images/s (%s batches)",
                        rival.label(),
                        rounds.get(rounds.size() - 1).get(rival),
                        facts.get(rival).get(Facts.BATCHES)))
                .collect(Collectors.joining(", "));
    }

    private static Map<Rival, Double> figures(Map<Rival, Map<String, String>> facts, String name) {
        return facts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        told -> Double.valueOf(told.getValue().get(name))));
    }

    /** Ours divided by the other's, round by round. */
    List<Double> ratios(Rival other) {
        return rounds.stream()
                .map(round -> round.get(Rival.OURS) / round.get(other))
                .toList();
    }

    /** Tables of images/s, processor time and ratios, each with minimum, median and maximum over the rounds. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "images/s", rounds, 1);
        append(text, "CPU ms/image", processorTimes, 2);
        if (rivals.contains(Rival.OURS)) {
            text.append(String.format(Locale.ROOT, "%-14s%s%n", "ratio", Spread.head()));
            rivals.stream()
                    .filter(rival -> rival != Rival.OURS)
                    .forEach(rival -> text.append(String.format(
                            Locale.ROOT,
                            "%-14s%s%n",
                            "ours/" + rival.label(),
                            Spread.of(ratios(rival)).columns(2))));
        }
        return text.toString().stripTrailing();
    }

    private void append(StringBuilder text, String head, List<Map<Rival, Double>> figures, int decimals) {
        text.append(String.format(Locale.ROOT, "%-14s%s%n", head, Spread.head()));
        for (Rival rival : rivals) {
            Spread spread =
                    Spread.of(figures.stream().map(round -> round.get(rival)).toList());
            text.append(String.format(Locale.ROOT, "%-14s%s%n", rival.label(), spread.columns(decimals)));
        }
    }
}
