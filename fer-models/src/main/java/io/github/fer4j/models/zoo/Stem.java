package io.github.fer4j.models.zoo;

import java.util.List;

/**
 * How a net made for 224x224 begins. Its usual stem leaves a 48x48 face 12x12 pixels or fewer before the first block and one
 * or two at the end, so work on faces, like that on CIFAR, replaces it.
 */
enum Stem {
    /** {@link #SMALL} below 96 pixels, {@link #IMAGENET} from there on. */
    AUTO,
    /** As in the paper. */
    IMAGENET,
    /** Does not reduce the image. */
    SMALL;

    private static final int SMALLEST_FOR_IMAGENET = 96;

    /** Whether the option {@code stem}, for this size of image, wants the image to keep its size. */
    static boolean isSmall(NetBuilder net, NetOptions options) {
        Stem stem = options.choice("stem", List.of(values()));
        return stem == SMALL || (stem == AUTO && net.side() < SMALLEST_FOR_IMAGENET);
    }
}
