package io.github.fer4j.benchmarks.hostile;

import io.github.fer4j.benchmarks.hostile.Verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of many inputs, kind by kind. */
final class Tally {
    private static final String FORMAT = "%-36s %7d %8d %7d %9d %11d %13d %13d  %s%n";
    private static final String HEAD = FORMAT.replace('d', 's');

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<HostileLine.End> failures = new ArrayList<>();

    /** In the order of these kinds. */
    Tally(List<HostileKind> kinds) {
        kinds.forEach(kind -> rows.put(kind.name(), new Row()));
    }

    void add(HostileLine.End end) {
        rows.computeIfAbsent(end.kind(), name -> new Row()).add(end);
        if (end.verdict().outcome() == Outcome.FAILURE) {
            failures.add(end);
        }
    }

    /** The failures in the order in which they came. */
    List<HostileLine.End> failures() {
        return List.copyOf(failures);
    }

    /** How many inputs were tried. */
    int inputs() {
        return rows.values().stream().mapToInt(row -> row.inputs).sum();
    }

    /** How many had an outcome. */
    int count(Outcome outcome) {
        return rows.values().stream()
                .mapToInt(row -> row.outcomes.getOrDefault(outcome, 0))
                .sum();
    }

    /** A line for each kind, and one for all. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                HEAD,
                "kind",
                "inputs",
                "results",
                "errors",
                "failures",
                "slowest, ms",
                "peak heap, MB",
                "resident, MB",
                "by class"));
        Row all = new Row();
        rows.forEach((name, row) -> {
            if (row.inputs > 0) {
                text.append(row.line(name));
                all.add(row);
            }
        });
        return text.append(all.line("all")).toString().stripTrailing();
    }

    private static final class Row {
        private final Map<Outcome, Integer> outcomes = new TreeMap<>();
        private final Map<String, Integer> classes = new TreeMap<>();
        private int inputs;
        private long slowest;
        private long heap;
        private long resident;

        void add(HostileLine.End end) {
            inputs++;
            outcomes.merge(end.verdict().outcome(), 1, Integer::sum);
            if (end.verdict().outcome() != Outcome.RESULT) {
                classes.merge(end.verdict().what(), 1, Integer::sum);
            }
            slowest = Math.max(slowest, end.milliseconds());
            heap = Math.max(heap, end.heap());
            resident = Math.max(resident, end.resident());
        }

        void add(Row other) {
            inputs += other.inputs;
            other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
            other.classes.forEach((name, count) -> classes.merge(name, count, Integer::sum));
            slowest = Math.max(slowest, other.slowest);
            heap = Math.max(heap, other.heap);
            resident = Math.max(resident, other.resident);
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    FORMAT,
                    name,
                    inputs,
                    outcomes.getOrDefault(Outcome.RESULT, 0),
                    outcomes.getOrDefault(Outcome.ERROR, 0),
                    outcomes.getOrDefault(Outcome.FAILURE, 0),
                    slowest,
                    heap >> 20,
                    resident >> 10,
                    classes.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }
}
