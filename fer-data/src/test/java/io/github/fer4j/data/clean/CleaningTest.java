package io.github.fer4j.data.clean;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR);
    private static final ImageSource BROKEN = () -> {
        throw new UnreadableImageException("broken.png: it is no image");
    };

    /** An image of blocks, unlike those of other seeds also to the perceptual hash. */
    private static Image picture(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[48 * 48];
        int[] blocks = random.ints(64, 0, 256).toArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) blocks[i / 48 / 6 * 8 + i % 48 / 6];
        }
        return Image.gray(48, 48, bytes);
    }

    private static Image flat(int level) {
        byte[] bytes = new byte[48 * 48];
        Arrays.fill(bytes, (byte) level);
        return Image.gray(48, 48, bytes);
    }

    private static Image faint() {
        byte[] bytes = flat(100).toByteArray();
        Arrays.fill(bytes, 0, 1000, (byte) 105);
        return Image.gray(48, 48, bytes);
    }

    private static Sample sample(String id, ImageSource image, Emotion label, Split split) {
        return Sample.builder(id, image).label(label).split(split).build();
    }

    private static FerDataset data(Sample... samples) {
        return FerDataset.of("made", LABELS, List.of(samples));
    }

    private static List<String> ids(FerDataset data) {
        return data.samples().stream().map(Sample::id).toList();
    }

    private static final FerDataset DATA = data(
            sample("good", picture(1), ANGER, Split.TRAIN),
            sample("broken", BROKEN, ANGER, Split.TRAIN),
            sample("black", flat(0), FEAR, Split.TRAIN),
            sample("faint", faint(), FEAR, Split.TRAIN),
            sample("again", picture(1), ANGER, Split.TRAIN),
            sample("angry", picture(2), ANGER, Split.TRAIN),
            sample("afraid", picture(2), FEAR, Split.TRAIN),
            sample("held out", picture(3), FEAR, Split.TRAIN),
            sample("test", picture(3), ANGER, Split.TEST),
            sample("test again", picture(3), ANGER, Split.TEST),
            sample("test broken", BROKEN, ANGER, Split.TEST));

    @Test
    void each_stage_finds_its_own_and_counts_it() {
        CleaningResult result = Cleaning.standard().clean(DATA);
        CleaningReport report = result.report();

        assertThat(ids(result.dataset())).containsExactly("good", "test", "test again");
        assertThat(report.findings(Stage.UNREADABLE))
                .extracting(Finding::sample, Finding::detail)
                .containsExactly(
                        tuple("broken", "broken.png: it is no image"),
                        tuple("test broken", "broken.png: it is no image"));
        assertThat(report.findings(Stage.BLANK)).extracting(Finding::sample).containsExactly("black");
        assertThat(report.findings(Stage.LOW_CONTRAST))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.detail()).isEqualTo("gray levels deviate by 2.48, less than 8.0"));
        assertThat(report.findings(Stage.CONFLICTING))
                .extracting(Finding::sample)
                .containsExactly("angry", "afraid");
        assertThat(report.findings(Stage.REPEATED))
                .extracting(Finding::sample, Finding::dropped, Finding::detail)
                .containsExactly(
                        tuple("again", true, "same image as good"),
                        tuple("held out", true, "same image as test"),
                        tuple("test again", false, "same image as test"));
        assertThat(report.found(Stage.NEARLY_REPEATED)).isZero();
        assertThat(report.dropped()).isEqualTo(8);
        assertThat(report.toString()).startsWith("made: 3 of 11 samples kept").contains("conflicting");
    }

    @Test
    void the_caller_chooses_what_is_dropped_reported_or_not_looked_for() {
        Cleaning cleaning = Cleaning.builder()
                .on(Stage.UNREADABLE, Action.REPORT)
                .on(Stage.BLANK, Action.KEEP)
                .on(Stage.LOW_CONTRAST, Action.KEEP)
                .on(Stage.CONFLICTING, Action.REPORT)
                .dropHeldOut(true)
                .build();
        CleaningResult result = cleaning.clean(DATA);

        assertThat(ids(result.dataset()))
                .containsExactly("good", "broken", "black", "faint", "angry", "test", "test broken");
        assertThat(result.report().stages())
                .extracting(CleaningReport.StageCount::stage)
                .containsExactly(Stage.UNREADABLE, Stage.CONFLICTING, Stage.REPEATED, Stage.NEARLY_REPEATED);
        assertThat(result.report().found(Stage.CONFLICTING)).isEqualTo(2);
    }

    @Test
    void of_conflicting_labels_the_majority_can_be_kept_and_a_tie_is_dropped() {
        FerDataset data = data(
                sample("1", picture(1), ANGER, Split.TRAIN),
                sample("2", picture(1), FEAR, Split.TRAIN),
                sample("3", picture(1), ANGER, Split.TRAIN),
                sample("4", picture(2), ANGER, Split.TRAIN),
                sample("5", picture(2), FEAR, Split.TRAIN));
        CleaningResult result = Cleaning.builder()
                .keepMajorityOfConflicts(true)
                .on(Stage.REPEATED, Action.KEEP)
                .build()
                .clean(data);

        assertThat(ids(result.dataset())).containsExactly("1", "3");
        assertThat(result.report().findings().get(0).detail())
                .isEqualTo("the same image is called {anger=2, fear=1}, first in 1");
    }

    @Test
    void images_that_look_alike_are_found_and_others_are_not() {
        Image face = SyntheticFaces.builder()
                .samplesPerClass(1)
                .seed(3)
                .build()
                .get(0)
                .image()
                .load();
        Image lighter = Augmentation.builder().brightness(0.1).build().apply(face, 5);
        Image smaller = face.resize(40, 40, Interpolation.AREA);
        FerDataset data = data(
                sample("face", face, ANGER, Split.TRAIN),
                sample("lighter", lighter, ANGER, Split.TRAIN),
                sample("smaller", smaller, ANGER, Split.TRAIN),
                sample("other", picture(9), ANGER, Split.TRAIN));
        CleaningReport report = Cleaning.standard().clean(data).report();

        assertThat(report.findings(Stage.NEARLY_REPEATED))
                .extracting(Finding::sample)
                .containsExactly("lighter", "smaller");
        assertThat(report.dropped()).isZero();
        assertThat(report.findings(Stage.NEARLY_REPEATED).get(0).detail()).startsWith("looks like face, ");
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void cleaning_again_drops_nothing_and_the_number_of_threads_does_not_matter(
            @ForAll @IntRange(min = 1, max = 150) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int kind = random.nextInt(10);
            ImageSource image = kind == 0 ? BROKEN : kind == 1 ? flat(i) : picture(random.nextInt(40));
            samples.add(sample("s" + i, image, LABELS.get(random.nextInt(2)), Split.values()[random.nextInt(3)]));
        }
        FerDataset data = FerDataset.of("made", LABELS, samples);
        Cleaning.Builder builder = Cleaning.builder()
                .on(Stage.NEARLY_REPEATED, Action.DROP)
                .keepMajorityOfConflicts(random.nextBoolean())
                .dropHeldOut(random.nextBoolean());
        CleaningResult once = builder.threads(1).build().clean(data);
        CleaningResult parallel = builder.threads(4).build().clean(data);

        assertThat(ids(parallel.dataset())).isEqualTo(ids(once.dataset()));
        assertThat(parallel.report()).isEqualTo(once.report());
        assertThat(builder.build().clean(once.dataset()).report().dropped()).isZero();
        assertThat(once.dataset().size()).isEqualTo(size - once.report().dropped());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void the_index_finds_the_nearest_hash_that_a_search_through_all_finds(
            @ForAll @IntRange(max = 10) int distance, @ForAll long seed) {
        Random random = new Random(seed);
        NearIndex index = new NearIndex(distance);
        List<Long> hashes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long hash = i % 3 == 0 || hashes.isEmpty() ? random.nextLong() : hashes.get(random.nextInt(hashes.size()));
            for (int flips = random.nextInt(12); flips > 0; flips--) {
                hash ^= 1L << random.nextInt(64);
            }
            int best = -1;
            for (int j = 0; j < hashes.size(); j++) {
                int apart = PerceptualHash.distance(hash, hashes.get(j));
                if (apart <= distance && (best < 0 || apart < PerceptualHash.distance(hash, hashes.get(best)))) {
                    best = j;
                }
            }
            assertThat(index.nearest(hash)).isEqualTo(best);
            index.add(hash);
            hashes.add(hash);
        }
    }

    @Test
    void the_report_is_written_as_csv_and_json(@TempDir Path folder) throws IOException {
        FerDataset data = data(
                sample("a, \"quoted\"", picture(1), ANGER, Split.TRAIN),
                sample("b", picture(1), ANGER, Split.TRAIN),
                sample("<c>", BROKEN, ANGER, Split.TRAIN));
        CleaningReport report = Cleaning.standard().clean(data).report();
        report.toCsv(folder.resolve("report.csv"));
        report.toJson(folder.resolve("report.json"));

        assertThat(folder.resolve("report.csv")).hasContent("""
                        sample,stage,dropped,detail
                        <c>,unreadable,true,broken.png: it is no image
                        b,repeated,true,"same image as a, ""quoted\"""
                        """);
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"kept\" : 1")
                .contains("\"detail\" : \"same image as a, \\\"quoted\\\"\"");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void progress_is_told_and_an_interrupt_stops() {
        List<Integer> told = new ArrayList<>();
        Cleaning.builder()
                .progress((done, total) -> told.add(done * 100 + total))
                .build()
                .clean(DATA);
        assertThat(told).containsExactly(1111);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Cleaning.standard().clean(DATA))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> Cleaning.builder().leastDeviation(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> Cleaning.builder().nearDistance(11)).hasMessageContaining("got 11");
        assertThatThrownBy(() -> Cleaning.builder().threads(0)).hasMessageContaining("got 0");
    }
}
