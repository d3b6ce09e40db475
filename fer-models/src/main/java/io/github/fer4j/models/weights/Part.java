package io.github.fer4j.models.weights;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A layer with weights as others name it.
 *
 * @param kind of the layer
 * @param weight name of the weights; of gamma for batch normalisation
 * @param bias name of the biases; of beta for batch normalisation; null where there are none
 * @param mean name of the running means of batch normalisation, else null
 * @param variance name of the running variances of batch normalisation, else null
 */
record Part(Kind kind, String weight, String bias, String mean, String variance) {
    static Part weights(Kind kind, String weight, String bias) {
        return new Part(kind, weight, bias, null, null);
    }

    /** The names of its arrays. */
    List<String> names() {
        return Stream.of(weight, bias, mean, variance).filter(Objects::nonNull).toList();
    }
}
