package io.github.fer4j.models.weights;

import io.github.fer4j.ModelFormatException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;

/**
 * Keras's HDF5 layout of weights: the attribute {@code layer_names} at the root, or in the group {@code model_weights} of a
 * whole model; a group for each layer with the attribute {@code weight_names}, paths of data sets in that group. Attributes
 * that are too large for HDF5 come in numbered parts. A weight is named here {@code layer/weight}, without the {@code :0} of
 * TensorFlow: {@code conv1_conv/kernel}.
 *
 * <p>The only class that touches jhdf.
 */
final class KerasFile implements WeightFile {
    private static final String LAYER_NAMES = "layer_names";
    private static final int MOST_WEIGHTS = 100_000;
    private static final int MOST_PARTS = 1_000;

    private final Path path;
    private final HdfFile file;
    private final Map<String, Dataset> weights = new LinkedHashMap<>();
    private final List<String> layers = new ArrayList<>();

    private KerasFile(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
        Group root = file.getChild("model_weights") instanceof Group group ? group : file;
        layers.addAll(names(root, LAYER_NAMES));
        if (layers.isEmpty()) {
            boolean third = file.getChild("layers") != null || file.getChild("_layer_checkpoint_dependencies") != null;
            throw new ModelFormatException(
                    path + ": a Keras weight file names its layers in the attribute '" + LAYER_NAMES
                            + "', got none; "
                            + (third
                                    ? "this is the layout of Keras 3's .weights.h5, which does not keep the layers' names:"
                                            + " write the whole model with model.save(\"model.h5\")"
                                    : "take the .h5 of Keras Applications, or what model.save(\"model.h5\") writes"));
        }
        for (String layer : layers) {
            if (root.getChild(layer) instanceof Group group) {
                for (String weight : names(group, "weight_names")) {
                    add(layer, weight, group);
                }
            }
        }
    }

    /** Opens a file and reads what layers and weights it has. */
    static KerasFile open(Path path) {
        HdfFile opened = null;
        try {
            opened = new HdfFile(path);
            return new KerasFile(path, opened);
        } catch (RuntimeException | StackOverflowError e) {
            // A damaged file can make jhdf fail in any way.
            if (opened != null) {
                opened.close();
            }
            throw e instanceof ModelFormatException known
                    ? known
                    : new ModelFormatException(path + ": not an HDF5 file that can be read: " + e, e);
        }
    }

    private void add(String layer, String weight, Group group) {
        Node node = group;
        for (String step : weight.split("/")) {
            node = node instanceof Group parent ? parent.getChild(step) : null;
        }
        if (!(node instanceof Dataset values) || weights.size() >= MOST_WEIGHTS) {
            throw new ModelFormatException(path + ": the layer '" + layer + "' names the weight '" + weight
                    + "', which the file does not hold; it may be cut off, fetch it again");
        }
        String last = weight.substring(weight.lastIndexOf('/') + 1);
        weights.put(layer + "/" + last.replaceFirst(":\\d+$", ""), values);
    }

    private List<String> names(Node node, String attribute) {
        List<String> names = new ArrayList<>(strings(node.getAttribute(attribute)));
        for (int part = 0; part < MOST_PARTS && node.getAttribute(attribute + part) != null; part++) {
            names.addAll(strings(node.getAttribute(attribute + part)));
        }
        return names;
    }

    private List<String> strings(Attribute attribute) {
        if (attribute == null || attribute.isEmpty() || attribute.getSize() == 0) {
            return List.of();
        }
        if (attribute.getSize() > MOST_WEIGHTS) {
            throw new ModelFormatException(path + ": a net has at most " + MOST_WEIGHTS + " names, got "
                    + attribute.getSize() + " in '" + attribute.getName() + "'");
        }
        Object data = attribute.getData();
        if (data instanceof String[] many) {
            return List.of(many);
        }
        if (data instanceof String one) {
            return List.of(one);
        }
        throw new ModelFormatException(path + ": the attribute '" + attribute.getName() + "' is a list of names");
    }

    @Override
    public String format() {
        return "Keras HDF5";
    }

    /** The names of the layers, those without weights too. */
    List<String> layers() {
        return layers;
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        weights.forEach((name, values) -> {
            long[] shape = new long[values.getDimensions().length];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = values.getDimensions()[i];
            }
            shapes.put(name, shape);
        });
        return shapes;
    }

    @Override
    public float[] read(String name) {
        Dataset values = weights.get(name);
        Object data;
        try {
            data = values.getDataFlat();
        } catch (RuntimeException | StackOverflowError | LinkageError | ServiceConfigurationError e) {
            // LinkageError: a compression whose library is not here.
            throw new ModelFormatException(path + ": the values of '" + name + "' cannot be read: " + e, e);
        }
        if (data instanceof float[] floats) {
            return floats;
        }
        if (data instanceof double[] doubles) {
            float[] floats = new float[doubles.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) doubles[i];
            }
            return floats;
        }
        if (data instanceof Number number) { // jhdf's scalars
            return new float[] {number.floatValue()};
        }
        throw new ModelFormatException(path + ": weights are floats or doubles, got '" + name + "' of "
                + (data == null
                        ? "nothing"
                        : data.getClass().getSimpleName()
                                + (data.getClass().isArray() ? " with " + Array.getLength(data) + " values" : "")));
    }

    @Override
    public void close() {
        file.close();
    }
}
