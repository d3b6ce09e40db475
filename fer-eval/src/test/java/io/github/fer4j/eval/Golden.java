package io.github.fer4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.metric.PredictionTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;

/** Figures of scikit-learn, SciPy and NumPy; {@code src/test/python/make_golden.py} made the files. */
public final class Golden {
    public static final Offset<Double> PRECISELY = within(1e-9);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private Golden(JsonNode root) {
        this.root = root;
    }

    public static Golden read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return new Golden(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode get(String name) {
        assertThat(root.has(name)).as(name).isTrue();
        return root.get(name);
    }

    public double number(String name) {
        return get(name).asDouble();
    }

    public LabelSet labels() {
        List<String> names = new ArrayList<>();
        get("labels").forEach(name -> names.add(name.asText()));
        return LabelSet.ofNames(names);
    }

    public double[][] matrix(String name) {
        try {
            return JSON.treeToValue(get(name), double[][].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole numbers of parts as shares. */
    public double[][] shares(String name, String parts) {
        double whole = number(parts);
        return Arrays.stream(matrix(name))
                .map(row -> Arrays.stream(row).map(part -> part / whole).toArray())
                .toArray(double[][]::new);
    }

    public PredictionTable predictions() {
        int[] truth = new int[get("truth").size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = get("truth").get(i).asInt();
        }
        return PredictionTable.of(labels(), truth, shares("probabilities", "parts"));
    }

    public static void assertSame(OptionalDouble ours, JsonNode theirs) {
        assertThat(ours.isEmpty()).isEqualTo(theirs.isNull());
        ours.ifPresent(value -> assertThat(value).isCloseTo(theirs.asDouble(), PRECISELY));
    }
}
