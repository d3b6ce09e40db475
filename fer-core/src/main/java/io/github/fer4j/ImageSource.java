package io.github.fer4j;

/**
 * Where a sample's image comes from. An {@link Image} is one, held in memory; a file is another, read each time it is
 * asked for, so that large data sets stay on disk.
 */
@FunctionalInterface
public interface ImageSource {
    /**
     * The image. May be called from several threads at once.
     *
     * @return the image, decoded
     * @throws UnreadableImageException if it cannot be read
     */
    Image load();
}
