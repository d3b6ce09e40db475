package io.github.fer4j.models.internal.step;

/**
 * A layer, or a few in one. Activations lie in memory as {@code [batch, height, width, channels]} or {@code [batch,
 * features]}, the whole batch in one piece; each member reads and writes the rows of its own shard.
 */
interface Stage extends AutoCloseable {
    /** What this stage writes: {@code [batch, length]}. */
    Memory output();

    /** From the input to the output. */
    void forward(Shard shard);

    /** Replaces the gradient of the output by the gradient of the input, and notes what parameters need. */
    void backward(Shard shard);

    /** This member's part of what needs all shards: gradients of parameters. */
    default void finish(int member, int members) {}

    @Override
    void close();
}
