package io.github.fer4j.models.explain;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.attention.PatchEmbedding;
import io.github.fer4j.models.internal.attention.TokenAttention;
import io.github.fer4j.models.zoo.NetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layers of a net whose output has more than one place in the image, found by a pass over a black image. */
final class MapLayers {
    private final NetSpec spec;
    private final NetPass pass;
    private final Map<String, MapLayer> byName = new LinkedHashMap<>();

    MapLayers(NetSpec spec, NetPass pass) {
        this.spec = spec;
        this.pass = pass;
        Preprocessing shape = spec.preprocessing();
        Optional<PatchEmbedding> patches = patches();
        try (INDArray black = Nd4j.zeros(DataType.FLOAT, 1, shape.channels(), shape.height(), shape.width())) {
            pass.forward(black);
            for (String layer : pass.layers()) {
                INDArray output = pass.output(layer);
                if (settings(layer) instanceof DropoutLayer) {
                    continue; // what it reads, once more
                }
                if (output.rank() == 4 && output.size(2) * output.size(3) > 1) {
                    byName.put(layer, new MapLayer.Maps(layer));
                } else if (output.rank() == 3 && patches.isPresent()) {
                    PatchEmbedding grid = patches.get();
                    if (grid.getGridHeight() * grid.getGridWidth() > 1) {
                        byName.put(layer, new MapLayer.Tokens(layer, grid, shape.height(), shape.width()));
                    }
                }
            }
        } finally {
            pass.clear();
        }
    }

    private Optional<PatchEmbedding> patches() {
        return pass.layers().stream()
                .map(this::settings)
                .filter(PatchEmbedding.class::isInstance)
                .map(PatchEmbedding.class::cast)
                .findFirst();
    }

    /** Null for what is no layer but a sum or the like. */
    private Layer settings(String name) {
        return pass.net().getConfiguration().getVertices().get(name) instanceof LayerVertex layer
                ? layer.getLayerConf().getLayer()
                : null;
    }

    /**
     * The last ones: those behind which there are no others. Several where branches of the net meet only behind their pooling.
     * Of a net of tokens, what the last attention reads: behind it, where the head takes the class token, the others no longer
     * reach the logits.
     *
     * @throws InvalidArgumentException if there are none
     */
    List<MapLayer> last() {
        List<String> names = new ArrayList<>(byName.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            if (settings(names.get(i)) instanceof TokenAttention) {
                return List.of(byName.get(normBefore(names.get(i))));
            }
        }
        List<MapLayer> last = byName.values().stream()
                .filter(layer -> names.stream().noneMatch(other -> pass.isBehind(other, layer.name())))
                .toList();
        if (last.isEmpty()) {
            throw new InvalidArgumentException("Grad-CAM needs feature maps of more than one place, and those of "
                    + spec + " have none; give the net a larger input, or explain it by occlusion");
        }
        return last;
    }

    /** What the queries, keys and values of an attention are made of. */
    private String normBefore(String attention) {
        Map<String, List<String>> inputs = pass.net().getConfiguration().getVertexInputs();
        return inputs.get(inputs.get(attention).get(0)).get(0);
    }

    /**
     * A layer by its name.
     *
     * @throws InvalidArgumentException if there is none of that name, or it has no places
     */
    MapLayer named(String name) {
        MapLayer layer = byName.get(name);
        if (layer == null) {
            throw new InvalidArgumentException(
                    "the layers of " + spec + " with feature maps are " + byName.keySet() + ", got '" + name + "'");
        }
        return layer;
    }
}
