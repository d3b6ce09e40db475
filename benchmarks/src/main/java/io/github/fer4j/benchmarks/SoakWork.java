package io.github.fer4j.benchmarks;

import io.github.fer4j.FaceDetectors;
import io.github.fer4j.FaceResult;
import io.github.fer4j.Fer;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The images of a soak, each with what one thread says of it: every {@code cropsPerPhoto + 1}-th classification is of a whole
 * photo, file bytes to result, and the others are of face crops.
 *
 * <p>Two instances of {@link Fer} because one either looks for faces or does not; all threads share both.
 */
final class SoakWork implements AutoCloseable {
    private final Fer crops;
    private final Fer photos;
    private final List<Item> cropItems = new ArrayList<>();
    private final List<Item> photoItems = new ArrayList<>();
    private final int cropsPerPhoto;

    /** An image and its answer. */
    private record Item(Image image, byte[] file, List<FaceResult> answer) {}

    /**
     * Classifies each image once, on this thread.
     *
     * @param drawn face crops
     * @param files photos; may be empty
     * @param cropsPerPhoto how many crops come after each photo
     */
    SoakWork(FerDataset drawn, List<byte[]> files, int cropsPerPhoto) {
        this.cropsPerPhoto = cropsPerPhoto;
        crops = Fer.builder().detector(FaceDetectors.none()).build();
        try {
            photos = Fer.load();
        } catch (RuntimeException | Error e) {
            crops.close();
            throw e;
        }
        for (int i = 0; i < drawn.size(); i++) {
            Image image = drawn.get(i).image().load();
            cropItems.add(new Item(image, null, crops.classify(image).faces()));
        }
        for (byte[] file : files) {
            photoItems.add(new Item(null, file, photos.classify(file).faces()));
        }
    }

    /** How many faces the photos have in all; without any, they would test the detector alone. */
    int facesOfPhotos() {
        return photoItems.stream().mapToInt(item -> item.answer().size()).sum();
    }

    /** How many different images there are. */
    int images() {
        return cropItems.size() + photoItems.size();
    }

    /** Whether a classification is of a photo. */
    boolean isPhoto(long number) {
        return !photoItems.isEmpty() && number % (cropsPerPhoto + 1L) == 0;
    }

    /**
     * Does one classification.
     *
     * @param number which one; the same number is always the same image
     * @return what is wrong with it; nothing if it says what was said before, to the bit
     */
    Optional<String> classify(long number) {
        List<Item> items = isPhoto(number) ? photoItems : cropItems;
        Item item = items.get((int) ((isPhoto(number) ? number / (cropsPerPhoto + 1L) : number) % items.size()));
        try {
            FerResult result = item.file() == null ? crops.classify(item.image()) : photos.classify(item.file());
            return Objects.equals(result.faces(), item.answer())
                    ? Optional.empty()
                    : Optional.of("classification " + number + " says " + result.faces() + ", one thread said "
                            + item.answer());
        } catch (FerException e) {
            return Optional.of("classification " + number + " fails: " + e);
        }
    }

    @Override
    public void close() {
        crops.close();
        photos.close();
    }
}
