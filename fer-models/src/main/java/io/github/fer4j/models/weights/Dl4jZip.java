package io.github.fer4j.models.weights;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.zoo.NetSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What Deeplearning4j's {@code ModelSerializer} writes: {@code configuration.json}, the net, and {@code coefficients.bin}, all
 * its parameters in one row. The file says neither which parameter is whose nor in which order they come; both follow from
 * the net. So the configuration is read as plain JSON, and has to be that of a net of the zoo: its <em>twin</em>, with the
 * file's number of channels and classes, which then says what the numbers are. No class is chosen by the file, and nothing of
 * it is deserialised.
 */
final class Dl4jZip implements WeightFile {
    private static final int LONGEST_CONFIGURATION = 16 << 20;
    private static final int MOST_CLASSES = 100_000;
    private static final int MOST_PROBLEMS = 500;
    private static final String LOGITS = "logits";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What of a layer decides on what it computes, and on its parameters. */
    private static final List<String> DECISIVE = List.of(
            "@class",
            "activationFn",
            "convolutionMode",
            "depthMultiplier",
            "dilation",
            "eps",
            "hasBias",
            "kernelSize",
            "nin",
            "nout",
            "padding",
            "poolingType",
            "relu",
            "stride",
            "useLogStd");

    private final Scheme scheme;
    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final Map<String, Supplier<float[]>> values = new LinkedHashMap<>();
    private final TargetNet twin;

    private Dl4jZip(TargetNet twin) {
        this.twin = twin;
        List<Part> parts = new ArrayList<>();
        double epsilon = 0;
        for (Slot slot : twin.slots()) {
            epsilon = slot.kind() == Kind.NORM ? slot.epsilon() : epsilon;
            parts.add(part(slot));
        }
        scheme = new Scheme(
                "fer4j", Arrangement.PYTORCH, epsilon, null, false, 0, Map.of(), List.copyOf(parts), name -> false);
    }

    private Part part(Slot slot) {
        String name = slot.layer() + "/";
        long[] vector = {slot.out()};
        if (slot.kind() == Kind.NORM) {
            put(name + "gamma", vector, () -> twin.vector(slot, "gamma"));
            put(name + "beta", vector, () -> twin.vector(slot, "beta"));
            put(name + "mean", vector, () -> twin.vector(slot, "mean"));
            put(name + "variance", vector, () -> twin.variances(slot));
            return new Part(Kind.NORM, name + "gamma", name + "beta", name + "mean", name + "variance");
        }
        put(name + "W", slot.shape(), () -> twin.weights(slot));
        if (slot.hasBias()) {
            put(name + "b", vector, () -> twin.vector(slot, "b"));
        }
        return Part.weights(slot.kind(), name + "W", slot.hasBias() ? name + "b" : null);
    }

    private void put(String name, long[] shape, Supplier<float[]> source) {
        shapes.put(name, shape);
        values.put(name, source);
    }

    /** Opens a file with the weights of a net, maybe for other channels and classes. */
    static Dl4jZip open(Path path, NetSpec spec) {
        TargetNet twin = null;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            JsonNode configuration = configuration(zip);
            twin = new TargetNet(twin(configuration, spec), 1);
            List<String> problems = new ArrayList<>();
            compare(JSON.readTree(twin.json()), configuration, problems);
            if (!problems.isEmpty()) {
                throw new IOException("its net is not " + spec + ":\n  "
                        + String.join("\n  ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
            }
            try (InputStream in =
                    new BufferedInputStream(zip.getInputStream(entry(zip, "coefficients.bin")), 1 << 16)) {
                twin.setParameters(Nd4jArray.readRow(in, twin.length()));
            }
            return new Dl4jZip(twin);
        } catch (IOException | RuntimeException e) {
            if (twin != null) {
                twin.close();
            }
            throw new ModelFormatException(
                    path.getFileName() + ": not a Deeplearning4j zip of this net: "
                            + (e instanceof IOException ? e.getMessage() : e.toString()),
                    e);
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        return entry;
    }

    private static JsonNode configuration(ZipFile zip) throws IOException {
        try (InputStream in = zip.getInputStream(entry(zip, "configuration.json"))) {
            byte[] bytes = in.readNBytes(LONGEST_CONFIGURATION + 1);
            if (bytes.length > LONGEST_CONFIGURATION) {
                throw new IOException("configuration.json has at most " + LONGEST_CONFIGURATION + " bytes");
            }
            JsonNode root = JSON.readTree(bytes);
            if (root == null || !root.path("vertices").isObject()) {
                throw new IOException("configuration.json is that of a ComputationGraph, with vertices");
            }
            return root;
        }
    }

    /** The net with the channels and the classes of the file. */
    private static NetSpec twin(JsonNode configuration, NetSpec spec) throws IOException {
        int extra = spec.outputs() - spec.labels().size();
        long outputs = layer(configuration, LOGITS).path("nout").asLong(spec.outputs());
        if (outputs < 2 + extra || outputs > MOST_CLASSES) {
            throw new IOException("a net has " + (2 + extra) + " to " + MOST_CLASSES + " outputs, got " + outputs);
        }
        int channels = spec.preprocessing().channels();
        for (JsonNode vertex : configuration.path("vertices")) {
            JsonNode layer = vertex.path("layerConf").path("layer");
            if (layer.path("kernelSize").isArray() && layer.path("nin").asInt() == 3) {
                channels = 3;
            }
            if (layer.has("kernelSize")) {
                break; // the first convolution
            }
        }
        Preprocessing input =
                spec.preprocessing().withNormalisation(Normalisation.unit()).withChannels(channels);
        LabelSet labels = LabelSet.of(IntStream.range(0, (int) outputs - extra)
                .mapToObj(i -> Emotion.of("class-" + i))
                .toList());
        return spec.classes(labels).input(input);
    }

    private static void compare(JsonNode expected, JsonNode actual, List<String> problems) {
        for (Map.Entry<String, JsonNode> vertex : expected.path("vertices").properties()) {
            String name = vertex.getKey();
            JsonNode other = actual.path("vertices").path(name);
            if (other.isMissingNode()) {
                problems.add("'" + name + "' is not in the file");
                continue;
            }
            differ(name, "class", kind(vertex.getValue()), kind(other), problems);
            differ(
                    name,
                    "inputs",
                    expected.path("vertexInputs").path(name).toString(),
                    actual.path("vertexInputs").path(name).toString(),
                    problems);
            for (String field : DECISIVE) {
                differ(
                        name,
                        field,
                        text(layer(expected, name).path(field)),
                        text(layer(actual, name).path(field)),
                        problems);
            }
        }
        for (Map.Entry<String, JsonNode> vertex : actual.path("vertices").properties()) {
            if (!expected.path("vertices").has(vertex.getKey())) {
                problems.add("'" + vertex.getKey() + "' is nothing that the net has");
            }
        }
    }

    private static void differ(String name, String what, String expected, String actual, List<String> problems) {
        if (!expected.equals(actual)) {
            problems.add("'" + name + "': " + what + " is " + expected + " in this net, got " + shortened(actual));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private static JsonNode layer(JsonNode configuration, String name) {
        return configuration.path("vertices").path(name).path("layerConf").path("layer");
    }

    /** A class by its last name, whose package may change. */
    private static String text(JsonNode field) {
        return field.isObject() ? kind(field) : field.isTextual() ? lastName(field.asText()) : field.toString();
    }

    private static String kind(JsonNode object) {
        return lastName(object.path("@class").asText(""));
    }

    private static String lastName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The names of its arrays: the layer's, a slash, and {@code W}, {@code b}, {@code gamma} and so on. */
    Scheme scheme() {
        return scheme;
    }

    @Override
    public String format() {
        return "Deeplearning4j zip";
    }

    @Override
    public Map<String, long[]> shapes() {
        return shapes;
    }

    @Override
    public float[] read(String name) {
        return values.get(name).get();
    }

    @Override
    public void close() {
        twin.close();
    }
}
