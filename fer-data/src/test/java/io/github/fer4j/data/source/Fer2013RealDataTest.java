package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.clean.Action;
import io.github.fer4j.data.clean.Cleaning;
import io.github.fer4j.data.clean.CleaningReport;
import io.github.fer4j.data.clean.PixelDuplicates;
import io.github.fer4j.data.clean.Stage;
import io.github.fer4j.data.split.Leak;
import io.github.fer4j.data.split.LeakCheck;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.SeenImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published counts of FER-2013 and FER+; skipped where the data is absent, as it is not ours to ship. */
class Fer2013RealDataTest {
    private static FerDataset data;

    @BeforeAll
    static void load() {
        data = Fer2013.csv(Files2013.realImages())
                .withFerPlusVotes(Files2013.realVotes())
                .load();
    }

    private static long kept(FerPlusTarget rule, Split split) {
        return data.split(split).samples().stream()
                .filter(s -> rule.apply(s.votes().orElseThrow()).isPresent())
                .count();
    }

    @Test
    void rows_and_classes_are_the_official_counts() {
        assertThat(data.split(Split.TRAIN).classCounts())
                .containsExactlyEntriesOf(counts(3995, 436, 4097, 7215, 4830, 3171, 4965));
        assertThat(data.split(Split.VALIDATION).classCounts())
                .containsExactlyEntriesOf(counts(467, 56, 496, 895, 653, 415, 607));
    }

    private static Map<Emotion, Integer> counts(int... counts) {
        Map<Emotion, Integer> map = new LinkedHashMap<>();
        LabelSet.EKMAN_7.forEach(emotion -> map.put(emotion, counts[map.size()]));
        return map;
    }

    @Test
    void forty_bits_of_each_training_image_find_the_same_280_repeats_as_whole_images_do() {
        SeenImages seen = SeenImages.of(digests(Split.TRAIN), digests(Split.VALIDATION));
        assertThat(seen.toByteArray()).hasSizeLessThan(170_000);
        assertThat(data.split(Split.VALIDATION).samples().stream()
                        .filter(sample -> seen.learnedFrom(ImageDigest.of(sample)))
                        .map(Sample::id))
                .hasSize(280)
                .containsExactlyInAnyOrderElementsOf(
                        PixelDuplicates.of(data).repeats(Split.VALIDATION, Split.TRAIN).stream()
                                .map(Sample::id)
                                .toList());
    }

    private static List<ImageDigest> digests(Split split) {
        return data.split(split).samples().stream().map(ImageDigest::of).toList();
    }

    @Test
    void each_rule_keeps_the_published_number_of_rows() {
        assertThat(kept(FerPlusTarget.MAJORITY, Split.TRAIN)).isEqualTo(25_060);
        assertThat(kept(FerPlusTarget.MAJORITY, Split.VALIDATION)).isEqualTo(3_199);
        assertThat(kept(FerPlusTarget.CROSS_ENTROPY, Split.TRAIN)).isEqualTo(27_956);
        assertThat(kept(FerPlusTarget.CROSS_ENTROPY, Split.VALIDATION)).isEqualTo(3_505);
        assertThat(kept(FerPlusTarget.MULTI_TARGET, Split.TRAIN)).isEqualTo(27_671);
        assertThat(kept(FerPlusTarget.MULTI_TARGET, Split.VALIDATION)).isEqualTo(3_472);
    }

    @Test
    void the_fer_plus_loader_takes_the_rule_for_training_and_the_majority_for_validation() {
        LoadReport report = Fer2013.csv(Files2013.realImages())
                .withFerPlusVotes(Files2013.realVotes())
                .ferPlus(FerPlusTarget.CROSS_ENTROPY)
                .loadWithReport();

        assertThat(report.dataset().split(Split.TRAIN).size()).isEqualTo(27_956);
        assertThat(report.dataset().split(Split.VALIDATION).size()).isEqualTo(3_199);
        assertThat(report.rowsRead()).isEqualTo(32_298);
        assertThat(report.dropped()).isEqualTo(32_298 - 27_956 - 3_199);
    }

    @Test
    void duplicates_are_those_that_were_counted_before() {
        PixelDuplicates duplicates = PixelDuplicates.of(data);

        List<Sample> repeats = duplicates.repeats(Split.VALIDATION, Split.TRAIN);
        assertThat(repeats).hasSize(280);
        assertThat(duplicates.without(Split.VALIDATION, Split.TRAIN).size()).isEqualTo(3_589 - 280);
        long distinct = data.split(Split.TRAIN).size()
                - PixelDuplicates.of(data.split(Split.TRAIN)).groups().stream()
                        .mapToLong(group -> group.size() - 1)
                        .sum();
        assertThat(distinct).isEqualTo(27_473);
    }

    @Test
    void cleaning_finds_what_the_readme_of_the_data_counts() {
        CleaningReport report = Cleaning.standard().clean(data).report();

        // ambiguous-duplicates.csv: 98 rows whose image comes in the same Usage with another label.
        assertThat(report.found(Stage.CONFLICTING)).isEqualTo(98);
        CleaningReport training = Cleaning.builder()
                .on(Stage.BLANK, Action.KEEP)
                .on(Stage.LOW_CONTRAST, Action.KEEP)
                .on(Stage.CONFLICTING, Action.KEEP)
                .on(Stage.NEARLY_REPEATED, Action.KEEP)
                .build()
                .clean(data.split(Split.TRAIN))
                .report();
        assertThat(training.dropped()).isEqualTo(28_709 - 27_473);
        assertThat(LeakCheck.of(data).leaking(Leak.Kind.IMAGE, Split.VALIDATION))
                .hasSize(280);
        FerDataset clean = Cleaning.standard().clean(data).dataset();
        assertThat(LeakCheck.of(clean).isClean()).isTrue();
        assertThat(clean.split(Split.VALIDATION).size()).isEqualTo(3_589);
    }
}
