package io.github.fer4j.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.ValenceArousal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetDigestTest {
    private static final LabelSet LABELS = LabelSet.EKMAN_7;

    private static Image image(int first) {
        return Image.gray(2, 1, new byte[] {(byte) first, 7});
    }

    private static Sample.Builder sample(String id, int pixel) {
        return Sample.builder(id, () -> image(pixel)).label(Emotion.FEAR);
    }

    private static String of(Sample... samples) {
        return DatasetDigest.sha256(FerDataset.of("data", LABELS, List.of(samples)));
    }

    @Test
    void whatever_a_net_learns_from_changes_it_and_nothing_else_does() {
        Sample second = sample("b", 2).build();
        String digest = of(sample("a", 1).build(), second);
        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(DatasetDigest.sha256(FerDataset.of(
                        "another name",
                        LABELS,
                        List.of(sample("a", 1).subject("someone").build(), second))))
                .isEqualTo(digest);
        List<String> others = new ArrayList<>(List.of(
                of(sample("c", 1).build(), second),
                of(sample("a", 3).build(), second),
                of(sample("a", 1).label(Emotion.ANGER).build(), second),
                of(sample("a", 1).target(Scores.certain(LABELS, Emotion.FEAR)).build(), second),
                of(sample("a", 1).weight(0.5).build(), second),
                of(sample("a", 1).valenceArousal(new ValenceArousal(0, 0)).build(), second),
                of(second, sample("a", 1).build()),
                of(second)));
        Set<String> all = new HashSet<>(others);
        all.add(digest);
        assertThat(all).hasSize(others.size() + 1);
    }

    @Test
    void an_image_that_cannot_be_read_is_named() {
        Sample broken = Sample.builder("broken.png", () -> {
                    throw new UnreadableImageException("it is truncated");
                })
                .label(Emotion.FEAR)
                .build();
        assertThatThrownBy(() -> of(broken)).isInstanceOf(FerException.class).hasMessageContaining("broken.png");
    }
}
