/**
 * The building blocks of vision transformers, as layers of Deeplearning4j with backward passes of their own; not an API.
 *
 * <p>Tokens are arrays {@code [batch, tokens, width]}, row by row; to Deeplearning4j they are a time series in the format NWC.
 * {@link io.github.fer4j.models.internal.attention.PatchEmbedding} makes them of an image,
 * {@link io.github.fer4j.models.internal.attention.TokenPool} makes features of them. In between,
 * {@link io.github.fer4j.models.internal.attention.LayerNorm}, {@link io.github.fer4j.models.internal.attention.TokenDense}
 * and {@link io.github.fer4j.models.internal.attention.TokenAttention} work on them. {@link
 * io.github.fer4j.models.internal.attention.WindowAttention} works on feature maps. All parameters are stored row by row, in
 * the shapes that the layers state, and every setting has a getter, so that
 * an exporter finds what it needs in the configuration: each layer is a few standard operations (matrix product, softmax,
 * reshape, transpose).
 *
 * <p>All of them compute in the type of the net, float or double, by the same code; results do not depend on the number of
 * threads.
 */
package io.github.fer4j.models.internal.attention;
