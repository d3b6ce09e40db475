package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.FerException;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * Where a layer stands, and what its writer needs beside its configuration.
 *
 * @param output the name of the tensor that it gives, and the beginning of the names of all that is made for it
 * @param input the name of the tensor that it reads
 * @param inputType the shape of that tensor
 * @param parameters the layer's own
 * @param norm the batch normalisation to be folded into a convolution; null where there is none
 * @param graph to write to
 */
record Site(
        String output,
        String input,
        InputType inputType,
        LayerParameters parameters,
        NormLine norm,
        GraphWriter graph) {
    /** The name of something that is made for this layer. */
    String own(String part) {
        return output + "/" + part;
    }

    /** The input as feature maps. */
    InputType.InputTypeConvolutional maps() {
        if (inputType instanceof InputType.InputTypeConvolutional maps) {
            return maps;
        }
        throw refused("an input of feature maps expected, got " + inputType);
    }

    /** The input as tokens. */
    InputType.InputTypeRecurrent tokens() {
        if (inputType instanceof InputType.InputTypeRecurrent tokens) {
            return tokens;
        }
        throw refused("an input of tokens expected, got " + inputType);
    }

    /** What cannot be said in ONNX by this package; no net of the zoo has it. */
    FerException refused(String what) {
        return new FerException("'" + output + "' cannot be written as ONNX: " + what);
    }
}
