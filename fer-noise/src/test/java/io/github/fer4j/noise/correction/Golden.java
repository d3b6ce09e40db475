package io.github.fer4j.noise.correction;

import io.github.fer4j.LabelSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Figures of cleanlab; {@code src/test/python/make_cleanlab_golden.py} made the files. */
final class Golden {
    private final Map<String, double[][]> values = new HashMap<>();

    static Golden read(String file) {
        Golden golden = new Golden();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Golden.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(golden::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }

    private void add(String line) {
        String[] parts = line.split(": ");
        values.put(
                parts[0],
                Arrays.stream(parts[1].split("; "))
                        .map(row -> Arrays.stream(row.split(" "))
                                .mapToDouble(value -> value.equals("nan") ? Double.NaN : Double.parseDouble(value))
                                .toArray())
                        .toArray(double[][]::new));
    }

    double[][] matrix(String name) {
        return values.get(name);
    }

    double[] row(String name) {
        return values.get(name)[0];
    }

    int[] ints(String name) {
        return Arrays.stream(row(name)).mapToInt(value -> (int) value).toArray();
    }

    double value(String name) {
        return row(name)[0];
    }

    LabelSet labels() {
        return LabelSet.ofNames(IntStream.range(0, (int) value("classes"))
                .mapToObj(k -> "class-" + k)
                .toList());
    }

    static List<String> confident() {
        return List.of("confident-noisy.txt", "confident-weak-model.txt", "confident-rare-and-never-given.txt");
    }

    static List<String> crowdlab() {
        return List.of("crowdlab-dense.txt", "crowdlab-sparse.txt", "crowdlab-single-answers.txt");
    }
}
