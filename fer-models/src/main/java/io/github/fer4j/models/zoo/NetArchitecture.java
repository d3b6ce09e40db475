package io.github.fer4j.models.zoo;

import java.util.Map;

/** One architecture of the zoo. Its output is logits: the loss, or whoever reads them, applies the softmax. */
interface NetArchitecture {
    /** Its name in the zoo, in camel case. */
    String name();

    /** Every option with its default. */
    Map<String, String> defaults();

    /**
     * The least height and width of the image with which something is left at the end.
     *
     * @param options a value for each option
     */
    int smallestSide(NetOptions options);

    /**
     * Adds the layers, from {@link NetBuilder#INPUT} to the features that the output layer takes, or to
     * {@link NetBuilder#logits}.
     *
     * @param net what the layers are added to
     * @param options a value for each option
     */
    void build(NetBuilder net, NetOptions options);
}
