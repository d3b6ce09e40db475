package io.github.fer4j.models.weights;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes arrays in the formats of others. */
final class WeightFiles {
    private WeightFiles() {}

    /** As safetensors, with the count of batches that PyTorch keeps for each layer of batch normalisation. */
    static Path safetensors(Path file, NamedArrays arrays) throws IOException {
        List<String> header = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, NamedArrays.Entry> array : arrays.entries().entrySet()) {
            int end = at + 4 * array.getValue().values().length;
            header.add(
                    line(array.getKey(), "F32", Arrays.toString(array.getValue().shape()), at, end));
            at = end;
        }
        for (String name : arrays.entries().keySet()) {
            if (name.endsWith(".running_var")) {
                header.add(line(name.replace("running_var", "num_batches_tracked"), "I64", "[]", at, at + 8));
                at += 8;
            }
        }
        ByteBuffer data = ByteBuffer.allocate(at).order(ByteOrder.LITTLE_ENDIAN);
        arrays.entries().values().forEach(array -> {
            for (float value : array.values()) {
                data.putFloat(value);
            }
        });
        return safetensors(
                file, "{\"__metadata__\":{\"format\":\"pt\"}," + String.join(",", header) + "}  ", data.array());
    }

    private static String line(String name, String type, String shape, int begin, int end) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + ","
                + end + "]}";
    }

    static Path safetensors(Path file, String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(file, all.putLong(text.length).put(text).put(data).array());
    }

    /**
     * As Keras's HDF5.
     *
     * @param suffix of the weights' names: {@code :0} in Keras 2
     * @param model whether a whole model, whose weights lie in a group of their own
     * @param extraLayers names of layers without weights
     */
    static Path keras(Path file, NamedArrays arrays, String suffix, boolean model, String... extraLayers) {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        for (String layer : extraLayers) {
            layers.put(layer, new ArrayList<>());
        }
        for (String name : arrays.entries().keySet()) {
            layers.computeIfAbsent(name.substring(0, name.indexOf('/')), l -> new ArrayList<>())
                    .add(name);
        }
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup root = model ? hdf.putGroup("model_weights") : hdf;
            root.putAttribute("layer_names", layers.keySet().toArray(String[]::new));
            layers.forEach((layer, names) -> {
                WritableGroup group = root.putGroup(layer);
                if (!names.isEmpty()) {
                    group.putAttribute(
                            "weight_names",
                            names.stream().map(name -> name + suffix).toArray(String[]::new));
                    WritableGroup inner = group.putGroup(layer);
                    for (String name : names) {
                        NamedArrays.Entry array = arrays.entries().get(name);
                        inner.putDataset(
                                name.substring(name.indexOf('/') + 1) + suffix,
                                nested(array.shape(), 0, array.values(), new int[1]));
                    }
                }
            });
        }
        return file;
    }

    /** float[], float[][] and so on. */
    private static Object nested(int[] shape, int level, float[] values, int[] at) {
        int[] sides = Arrays.copyOfRange(shape, level, shape.length);
        Object array = Array.newInstance(float.class, sides);
        for (int i = 0; i < shape[level]; i++) {
            if (sides.length == 1) {
                Array.setFloat(array, i, values[at[0]++]);
            } else {
                Array.set(array, i, nested(shape, level + 1, values, at));
            }
        }
        return array;
    }
}
