package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Classifier;
import io.github.fer4j.Ensemble;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Scores;
import io.github.fer4j.TestTimeAugmentation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenImagesTest {
    private static final ModelFile MODEL = TestModels.model("dl4j");

    private static ImageDigest digest(int pixel) {
        return ImageDigest.of(Image.gray(1, 2, new byte[] {(byte) pixel, (byte) (pixel >> 8)}));
    }

    private static List<ImageDigest> digests(Integer... pixels) {
        return Stream.of(pixels).map(SeenImagesTest::digest).toList();
    }

    @Property(tries = 100)
    void every_image_that_was_seen_is_found_after_writing_and_reading(
            @ForAll @Size(max = 60) Set<Short> learned, @ForAll @Size(max = 60) Set<Short> validated) {
        SeenImages seen = SeenImages.of(
                learned.stream().map(SeenImagesTest::digest).toList(),
                validated.stream().map(SeenImagesTest::digest).toList());
        SeenImages read = SeenImages.read(seen.toByteArray(), "test");
        assertThat(read).isEqualTo(seen).hasSameHashCodeAs(seen);
        for (int pixel = Short.MIN_VALUE; pixel <= Short.MAX_VALUE; pixel += 997) {
            assertThat(read.learnedFrom(digest(pixel))).isEqualTo(learned.contains((short) pixel));
        }
        assertThat(learned).allMatch(pixel -> read.learnedFrom(digest(pixel)));
        assertThat(validated).allMatch(pixel -> read.validatedOn(digest(pixel)));
    }

    private static ImageDigest digest(short pixel) {
        return digest((int) pixel);
    }

    @Test
    void its_bytes_are_the_first_forty_bits_of_each_sha256_in_order() throws NoSuchAlgorithmException {
        SeenImages seen = SeenImages.of(digests(1, 2, 1), digests(3));
        byte[][] sums = new byte[3][];
        for (int i = 0; i < 3; i++) {
            // Height, width, channels, pixels: as ImageDigest documents, worked out here without it.
            byte[] image = {0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, (byte) (i + 1), 0};
            sums[i] = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(image), 5);
        }
        byte[] first = Arrays.compareUnsigned(sums[0], sums[1]) < 0 ? sums[0] : sums[1];
        byte[] second = first == sums[0] ? sums[1] : sums[0];
        byte[] expected = ByteBuffer.allocate(2 + 8 + 15)
                .put((byte) 1)
                .put((byte) 1)
                .putInt(2)
                .putInt(1)
                .put(first)
                .put(second)
                .put(sums[2])
                .array();
        assertThat(HexFormat.of().formatHex(seen.toByteArray()))
                .isEqualTo(HexFormat.of().formatHex(expected));
        assertThat(seen.learnedImages()).isEqualTo(2);
        assertThat(seen.validatedImages()).isEqualTo(1);
        assertThat(seen).hasToString("learned from 2 images, chosen on 1");
    }

    @Test
    void what_two_models_saw_is_complete_if_both_are() {
        SeenImages one = SeenImages.of(digests(1), digests(2));
        SeenImages both = one.and(SeenImages.of(digests(3, 1), digests()));
        assertThat(both).isEqualTo(SeenImages.of(digests(1, 3), digests(2)));
        SeenImages partly = one.and(SeenImages.unknown());
        assertThat(partly.isComplete()).isFalse();
        assertThat(partly.isUnknown()).isFalse();
        assertThat(partly.learnedFrom(digest(1))).isTrue();
        assertThat(SeenImages.unknown().isUnknown()).isTrue();
        assertThat(SeenImages.of(digests(), digests()).isUnknown()).isFalse();
    }

    @Test
    void bytes_that_are_cut_damaged_or_newer_are_refused() {
        byte[] whole = SeenImages.of(digests(1, 2), digests(3)).toByteArray();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SeenImages.read(cut, "test"))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith("test: ");
        }
        byte[] newer = whole.clone();
        newer[0] = 2;
        assertThatThrownBy(() -> SeenImages.read(newer, "test")).hasMessageContaining("newer fer4j");
        byte[] negative = whole.clone();
        negative[2] = -1;
        assertThatThrownBy(() -> SeenImages.read(negative, "test")).isInstanceOf(ModelFormatException.class);
        byte[] swapped = whole.clone();
        System.arraycopy(whole, 10, swapped, 15, 5);
        System.arraycopy(whole, 15, swapped, 10, 5);
        assertThatThrownBy(() -> SeenImages.read(swapped, "test")).hasMessageContaining("ascending order");
    }

    @Test
    void a_model_file_keeps_them_and_one_without_is_written_as_ever(@TempDir Path folder) throws IOException {
        SeenImages seen = SeenImages.of(digests(1, 2), digests(3));
        ModelFile model = MODEL.withSeen(seen);
        byte[] bytes = TestModels.bytes(model, folder);
        assertThat(TestModels.unzip(bytes)).containsOnlyKeys("card.json", "weights/dl4j", "seen", "SHA256SUMS");
        assertThat(TestModels.read(bytes)).isEqualTo(model).isNotEqualTo(MODEL);
        assertThat(TestModels.read(bytes).seen()).isEqualTo(seen);
        assertThat(model.withCard(model.card().named("n", "d", "l")).seen()).isEqualTo(seen);

        byte[] before = TestModels.bytes(MODEL, folder);
        assertThat(TestModels.unzip(before)).containsOnlyKeys("card.json", "weights/dl4j", "SHA256SUMS");
        assertThat(TestModels.read(before).seen().isUnknown()).isTrue();
    }

    @Test
    void a_damaged_entry_of_a_model_file_is_refused(@TempDir Path folder) throws IOException {
        Map<String, byte[]> entries =
                TestModels.unzip(TestModels.bytes(MODEL.withSeen(SeenImages.of(digests(1), digests())), folder));
        entries.put("seen", new byte[] {1, 1, 0});
        byte[] damaged = TestModels.zipWithSums(entries);
        assertThatThrownBy(() -> TestModels.read(damaged))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("truncated");
    }

    /** Says what it saw, and nothing else. */
    private record Saw(SeenImages seen) implements Classifier {
        @Override
        public LabelSet labels() {
            return LabelSet.EKMAN_7;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            throw new AssertionError("nobody asks");
        }
    }

    @Test
    void an_ensemble_saw_what_its_members_saw() {
        Classifier one = new Saw(SeenImages.of(digests(1), digests(2)));
        Classifier two = new Saw(SeenImages.of(digests(3), digests()));
        assertThat(Ensemble.of(one, two).seen()).isEqualTo(SeenImages.of(digests(1, 3), digests(2)));
        assertThat(Ensemble.of(one, new Saw(SeenImages.unknown())).seen().isComplete())
                .isFalse();
        assertThat(TestTimeAugmentation.flip(one).seen()).isEqualTo(one.seen());
    }
}
