package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.models.internal.FastBatchNormalization;
import io.github.fer4j.models.internal.FastConvolution;
import io.github.fer4j.models.internal.FastDepthwiseConvolution;
import io.github.fer4j.models.internal.attention.LayerNorm;
import io.github.fer4j.models.internal.attention.PatchEmbedding;
import io.github.fer4j.models.internal.attention.TokenAttention;
import io.github.fer4j.models.internal.attention.TokenDense;
import io.github.fer4j.models.internal.attention.TokenPool;
import io.github.fer4j.models.internal.attention.WindowAttention;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Which layer is written by what. */
final class Layers {
    /** Writes one kind of layer. */
    @FunctionalInterface
    private interface Writer<L extends Layer> {
        /**
         * Adds the layer's operations.
         *
         * @return the name of the tensor that the layer gives: the site's output, or the input where it does nothing
         */
        String write(L layer, Site site);
    }

    /** By the class itself: a class that extends another one here may compute something else. */
    private record Entry<L extends Layer>(Class<L> type, Writer<? super L> writer) {
        String write(Layer layer, Site site) {
            return writer.write(type.cast(layer), site);
        }
    }

    private static final List<Entry<?>> ALL = List.of(
            new Entry<>(FastConvolution.class, Convolutions::convolution),
            new Entry<>(FastDepthwiseConvolution.class, Convolutions::depthwise),
            new Entry<>(FastBatchNormalization.class, Normalisations::batch),
            new Entry<>(LayerNorm.class, Normalisations::layer),
            new Entry<>(ActivationLayer.class, Activations::layer),
            new Entry<>(SubsamplingLayer.class, Poolings::max),
            new Entry<>(GlobalPoolingLayer.class, Poolings::mean),
            new Entry<>(DenseLayer.class, Denses::dense),
            new Entry<>(OutputLayer.class, Denses::output),
            new Entry<>(LossLayer.class, Denses::loss),
            new Entry<>(DropoutLayer.class, Denses::dropout),
            new Entry<>(PatchEmbedding.class, Tokens::patches),
            new Entry<>(TokenDense.class, Tokens::dense),
            new Entry<>(TokenPool.class, Tokens::pool),
            new Entry<>(TokenAttention.class, Attentions::tokens),
            new Entry<>(WindowAttention.class, Attentions::windows));

    private Layers() {}

    static String write(Layer layer, Site site) {
        for (Entry<?> entry : ALL) {
            if (entry.type() == layer.getClass()) {
                return entry.write(layer, site);
            }
        }
        throw site.refused("a layer " + layer.getClass().getSimpleName() + " is not known");
    }
}
