package io.github.fer4j.data.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelDuplicatesTest {
    private static Sample sample(String id, Split split, int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return Sample.builder(id, Image.gray(1, pixels.length, bytes))
                .split(split)
                .build();
    }

    private static FerDataset data(Sample... samples) {
        return FerDataset.of("small", LabelSet.EKMAN_7, List.of(samples));
    }

    private static final FerDataset DATA = data(
            sample("a", Split.TRAIN, 1, 2),
            sample("b", Split.TRAIN, 3, 4),
            sample("c", Split.VALIDATION, 3, 4),
            sample("d", Split.TRAIN, 1, 2),
            sample("e", Split.VALIDATION, 5, 6),
            sample("f", Split.TEST, 5, 6),
            sample("g", Split.TEST, 3, 4),
            sample("h", Split.TEST, 7, 8));

    @Test
    void groups_hold_the_samples_with_the_same_pixels_in_order() {
        assertThat(PixelDuplicates.of(DATA).groups())
                .extracting(group -> group.stream().map(Sample::id).toList())
                .containsExactly(List.of("a", "d"), List.of("b", "c", "g"), List.of("e", "f"));
    }

    @Test
    void repeats_are_the_samples_of_one_split_that_another_holds_too() {
        PixelDuplicates duplicates = PixelDuplicates.of(DATA);

        assertThat(duplicates.repeats(Split.VALIDATION, Split.TRAIN))
                .extracting(Sample::id)
                .containsExactly("c");
        assertThat(duplicates.repeats(Split.TEST, Split.TRAIN))
                .extracting(Sample::id)
                .containsExactly("g");
        assertThat(duplicates.repeats(Split.TEST, Split.TRAIN, Split.VALIDATION))
                .extracting(Sample::id)
                .containsExactly("f", "g");
        assertThat(duplicates.without(Split.TEST, Split.TRAIN, Split.VALIDATION).samples())
                .extracting(Sample::id)
                .containsExactly("h");
    }

    @Test
    void images_with_the_same_hash_but_other_pixels_are_no_duplicates() {
        // 31 * 1 + 31 = 31 * 2 + 0: the polynomial hash of byte arrays meets here.
        Sample one = sample("one", Split.TRAIN, 1, 31);
        Sample two = sample("two", Split.VALIDATION, 2, 0);
        assertThat(one.image().load().hashCode()).isEqualTo(two.image().load().hashCode());

        assertThat(PixelDuplicates.of(data(one, two)).groups()).isEmpty();
    }

    @Test
    void samples_without_a_split_and_empty_sets_are_fine() {
        Sample free = Sample.builder("free", Image.gray(1, 1, new byte[1])).build();
        PixelDuplicates duplicates =
                PixelDuplicates.of(data(free, free.toBuilder().build()));

        assertThat(duplicates.groups()).hasSize(1);
        assertThat(duplicates.repeats(Split.TEST, Split.TRAIN)).isEmpty();
        assertThat(PixelDuplicates.of(data()).groups()).isEmpty();
    }

    @Test
    void a_split_is_compared_with_others_only() {
        PixelDuplicates duplicates = PixelDuplicates.of(DATA);

        assertThatThrownBy(() -> duplicates.repeats(Split.TEST)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> duplicates.without(Split.TEST, Split.TRAIN, Split.TEST))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("other splits");
    }
}
