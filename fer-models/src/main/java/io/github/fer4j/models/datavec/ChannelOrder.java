package io.github.fer4j.models.datavec;

/** In which order colours lie in an array of DataVec; gray images have no order. */
public enum ChannelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red: what {@code NativeImageLoader}, and so {@code ImageRecordReader}, give. */
    BGR
}
