package io.github.fer4j.models.internal.onnx;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a layer, row by row.
 *
 * @param layer its name
 * @param all those of the net, by layer and parameter
 */
record LayerParameters(String layer, Map<String, INDArray> all) {
    boolean has(String name) {
        return all.containsKey(layer + "_" + name);
    }

    /** The array itself, not a copy. */
    INDArray array(String name) {
        INDArray array = all.get(layer + "_" + name);
        if (array == null) {
            throw new IllegalStateException("the layer '" + layer + "' has no parameters '" + name + "'");
        }
        return array;
    }

    float[] floats(String name) {
        return floats(array(name));
    }

    static float[] floats(INDArray array) {
        return array.dup('c').ravel().toFloatVector();
    }
}
