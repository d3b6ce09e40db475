package io.github.fer4j.models.weights;

import io.github.fer4j.format.Normalisation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How others name and arrange the weights of an architecture of ours, and what their net does otherwise.
 *
 * @param origin where such names come from, such as {@code torchvision}
 * @param arrangement order of the values
 * @param epsilon what their batch normalisation adds to the variance
 * @param normalisation what their net takes, in the order red, green, blue; null if the file does not say
 * @param blueFirst whether their first convolution takes blue, green, red
 * @param stemStride stride of their first convolution; 0 where its kernel tells
 * @param options those of our architecture without which it is another net
 * @param parts layers with weights, in the order in which our net adds them
 * @param passedOver names that may be in the file and are not weights of the net
 */
record Scheme(
        String origin,
        Arrangement arrangement,
        double epsilon,
        Normalisation normalisation,
        boolean blueFirst,
        int stemStride,
        Map<String, String> options,
        List<Part> parts,
        Predicate<String> passedOver) {
    /** All names but those of the head, which a file may lack. */
    Set<String> bodyNames() {
        return names(parts.stream().filter(part -> part.kind() != Kind.HEAD));
    }

    /** All names. */
    Set<String> names() {
        return names(parts.stream());
    }

    private static Set<String> names(Stream<Part> of) {
        return of.flatMap(part -> part.names().stream()).collect(Collectors.toSet());
    }
}
