package io.github.fer4j.models.internal.onnx;

import static io.github.fer4j.models.internal.onnx.Attributes.whole;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.activations.IActivation;

/** Writes convolutions, with the batch normalisation that follows folded into their weights. */
final class Convolutions {
    private static final String WEIGHTS = ConvolutionParamInitializer.WEIGHT_KEY;
    private static final String BIAS = ConvolutionParamInitializer.BIAS_KEY;

    private Convolutions() {}

    static String convolution(ConvolutionLayer layer, Site site) {
        int[] kernel = layer.getKernelSize();
        long[] shape = {layer.getNOut(), layer.getNIn(), kernel[0], kernel[1]};
        return write(layer, site, site.parameters().floats(WEIGHTS), shape, 1);
    }

    /** Deeplearning4j keeps {@code [height, width, channels, multiplier]}; ONNX wants a filter a row, in as many groups as channels. */
    static String depthwise(DepthwiseConvolution2D layer, Site site) {
        int[] kernel = layer.getKernelSize();
        float[] weights =
                LayerParameters.floats(site.parameters().array(WEIGHTS).permute(2, 3, 0, 1));
        long[] shape = {layer.getNIn() * layer.getDepthMultiplier(), 1, kernel[0], kernel[1]};
        return write(layer, site, weights, shape, layer.getNIn());
    }

    private static String write(ConvolutionLayer layer, Site site, float[] weights, long[] shape, long groups) {
        if (layer.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            throw site.refused("its channels come last");
        }
        float[] bias = layer.hasBias() ? site.parameters().floats(BIAS) : null;
        NormLine norm = site.norm();
        if (norm != null) {
            weights = norm.scaled(weights);
            bias = norm.moved(bias);
        }
        GraphWriter graph = site.graph();
        List<String> inputs = new ArrayList<>(List.of(site.input(), graph.constant(site.own("W"), weights, shape)));
        if (bias != null) {
            inputs.add(graph.constant(site.own("b"), bias, bias.length));
        }
        int[] dilation = layer.getDilation();
        int[] edges = Edges.of(
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                dilation,
                layer.getPadding(),
                site.maps());
        boolean relu = norm != null && norm.relu();
        IActivation function = layer.getActivationFn();
        String sums = graph.node(
                "Conv",
                relu ? site.own("sum") : Activations.sums(function, site),
                inputs,
                whole("kernel_shape", layer.getKernelSize()),
                whole("strides", layer.getStride()),
                whole("dilations", dilation),
                whole("pads", edges),
                whole("group", groups));
        // A normalisation is only folded where the convolution has no activation of its own.
        return relu ? graph.node("Relu", site.output(), List.of(sums)) : Activations.apply(function, sums, site);
    }
}
