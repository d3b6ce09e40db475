package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.fer4j.Image;

/**
 * A change to a face that evens out light or takes noise away, and keeps size and channels. A {@link Preprocessing} holds
 * a list of them, which is stored with the model and applied in training and in use alike; each can also be applied on
 * its own. Immutable and safe for several threads.
 *
 * <p>In a model's card each is named by its {@code kind}, out of the closed list here.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HistogramEqualisation.class, name = "equalisation"),
    @JsonSubTypes.Type(value = Clahe.class, name = "clahe"),
    @JsonSubTypes.Type(value = MedianFilter.class, name = "median"),
    @JsonSubTypes.Type(value = GaussianFilter.class, name = "gaussian")
})
public sealed interface ImageFilter permits HistogramEqualisation, Clahe, MedianFilter, GaussianFilter {
    /**
     * The image, filtered.
     *
     * @param image of any size, gray or RGB
     * @return a new image of the same size and channels
     */
    Image apply(Image image);
}
