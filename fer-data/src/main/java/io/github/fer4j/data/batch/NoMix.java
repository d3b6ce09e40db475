package io.github.fer4j.data.batch;

/** See {@link Mix#none}. */
record NoMix() implements Mix {
    @Override
    public Batch apply(Batch batch, long seed) {
        return batch;
    }

    @Override
    public String describe() {
        return MixText.NONE;
    }
}
