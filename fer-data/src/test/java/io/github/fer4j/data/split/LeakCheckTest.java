package io.github.fer4j.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
    private static Sample sample(String id, int level, String subject, Split split) {
        return sample(id, Image.gray(1, 2, new byte[] {(byte) level, 7}), subject, split);
    }

    private static Sample sample(String id, ImageSource image, String subject, Split split) {
        return Sample.builder(id, image)
                .label(Emotion.FEAR)
                .subject(subject)
                .split(split)
                .build();
    }

    private static FerDataset data(Sample... samples) {
        return FerDataset.of("made", LabelSet.EKMAN_7, List.of(samples));
    }

    @Test
    void the_same_image_subject_or_id_in_two_parts_is_named() {
        FerDataset data = data(
                sample("a", 1, "anna", Split.TRAIN),
                sample("b", 2, "ben", Split.TRAIN),
                sample("c", 2, "ben", Split.TRAIN), // repeats, but within its part
                sample("d", 1, "eve", Split.TEST),
                sample("e", 3, "anna", Split.VALIDATION),
                sample("b", 4, "kim", Split.TEST));
        LeakReport report = LeakCheck.of(data);

        assertThat(report.isClean()).isFalse();
        assertThat(report.of(Leak.Kind.IMAGE))
                .singleElement()
                .satisfies(leak -> assertThat(leak.samples()).containsOnlyKeys(Split.TRAIN, Split.TEST));
        assertThat(report.of(Leak.Kind.SUBJECT))
                .singleElement()
                .extracting(Leak::key)
                .isEqualTo("anna");
        assertThat(report.of(Leak.Kind.ID))
                .singleElement()
                .extracting(Leak::key)
                .isEqualTo("b");
        assertThat(report.leaking(Leak.Kind.IMAGE, Split.TEST)).containsExactly(data.get(3));
        assertThat(report.toString())
                .startsWith("1 images, 1 subjects and 1 ids are in more than one part, of 6 samples")
                .contains("TRAIN [a], TEST [d]");
    }

    @Test
    void images_of_the_same_bytes_in_another_shape_are_not_the_same() {
        Sample wide = sample("a", Image.gray(1, 4, new byte[4]), "a", Split.TRAIN);
        Sample square = sample("b", Image.gray(2, 2, new byte[4]), "b", Split.TEST);
        assertThat(LeakCheck.of(data(wide, square)).isClean()).isTrue();
    }

    @Test
    void an_unreadable_image_is_counted_and_stops_nothing() {
        Sample broken = sample(
                "broken",
                () -> {
                    throw new UnreadableImageException("broken");
                },
                "x",
                Split.TRAIN);
        LeakReport report =
                LeakCheck.of(data(broken, sample("a", 1, "a", Split.TEST), sample("b", 1, "b", Split.TRAIN)));

        assertThat(report.unreadable()).isEqualTo(1);
        assertThat(report.of(Leak.Kind.IMAGE)).hasSize(1);
    }

    @Test
    void two_data_sets_of_other_origin_can_be_compared() {
        FerDataset one = data(sample("a", 1, "a", Split.TRAIN));
        FerDataset other = data(sample("z", 1, "z", Split.TRAIN));

        assertThat(LeakCheck.between(one, other).leaking(Leak.Kind.IMAGE, Split.TEST))
                .hasSize(1);
        assertThat(LeakCheck.between(one, one.take(0))).hasToString("no leaks among 1 samples");
        assertThatThrownBy(() ->
                        LeakCheck.of(one.map(s -> Sample.builder("q", s.image()).build())))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("split the data set first");
    }

    @Test
    void a_split_by_subject_leaks_no_subject() {
        Sample[] samples = new Sample[60];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Sample.builder("s" + i, Image.gray(1, 1, new byte[] {(byte) i}))
                    .label(i % 2 == 0 ? Emotion.FEAR : Emotion.ANGER)
                    .subject("p" + i / 5)
                    .build();
        }
        FerDataset data = FerDataset.of("two", LabelSet.of(Emotion.FEAR, Emotion.ANGER), List.of(samples));

        assertThat(LeakCheck.of(Splits.bySubject(data, Shares.standard(), 1)).isClean())
                .isTrue();
        assertThat(LeakCheck.of(Splits.stratified(data, Shares.standard(), 1)).of(Leak.Kind.SUBJECT))
                .isNotEmpty();
    }
}
