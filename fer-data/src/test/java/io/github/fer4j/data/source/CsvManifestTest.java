package io.github.fer4j.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.VoteCounts;
import io.github.fer4j.data.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CsvManifestTest {
    private static final LabelSet THREE = LabelSet.of(Emotion.FEAR, Emotion.ANGER, Emotion.HAPPINESS);

    @TempDir
    Path folder;

    private CsvManifest manifest(String text) {
        TestImages.write(folder.resolve("images/a.png"));
        TestImages.write(folder.resolve("images/b.jpg"));
        return CsvManifest.of(TestImages.text(folder.resolve("faces.csv"), text));
    }

    @Test
    void two_columns_are_enough() {
        FerDataset data =
                manifest("path,label\nimages/a.png,Happy\nimages/b.jpg,fear\n").load();

        assertThat(data.name()).isEqualTo("faces.csv");
        assertThat(data.labels()).isEqualTo(LabelSet.of(Emotion.FEAR, Emotion.HAPPINESS));
        assertThat(data).extracting(Sample::id).containsExactly("images/a.png", "images/b.jpg");
        assertThat(data.get(0).label()).contains(Emotion.HAPPINESS);
        assertThat(data.get(0).split()).isEmpty();
        assertThat(data.get(0).weight()).isEqualTo(1);
        assertThat(data.get(0).image().load()).isEqualTo(TestImages.random("a.png".hashCode(), 16, 16, 1));
    }

    @Test
    void all_columns_are_understood_in_any_order() {
        FerDataset data = manifest("Split,subject,valence,arousal,id,weight,votes:fear,votes:unknown,path,label\n"
                        + "train,anna,0.8,-0.25,one,0.5,3,1,images/a.png,happy\n"
                        + "Validation,,,,,,,,images/b.jpg,\n")
                .labels(THREE)
                .named("mine")
                .load();

        Sample one = data.get(0);
        assertThat(data.name()).isEqualTo("mine");
        assertThat(data.labels()).isEqualTo(THREE);
        assertThat(one.id()).isEqualTo("one");
        assertThat(one.split()).contains(Split.TRAIN);
        assertThat(one.subject()).contains("anna");
        assertThat(one.valenceArousal()).contains(new ValenceArousal(0.8, -0.25));
        assertThat(one.weight()).isEqualTo(0.5);
        assertThat(one.votes()).contains(VoteCounts.of(LabelSet.ofNames(List.of("fear", "unknown")), 3, 1));
        Sample two = data.get(1);
        assertThat(two.id()).isEqualTo("images/b.jpg");
        assertThat(two.split()).contains(Split.VALIDATION);
        assertThat(List.of(two.label(), two.subject(), two.votes(), two.valenceArousal()))
                .containsOnly(Optional.empty());
    }

    @Test
    void numbers_are_labels_where_it_is_said_of_what() {
        assertThat(manifest("path,label\nimages/a.png,2\n")
                        .labels(THREE)
                        .load()
                        .get(0)
                        .label())
                .contains(Emotion.HAPPINESS);
        assertThatThrownBy(() -> manifest("path,label\nimages/a.png,2\n").load())
                .hasMessageContaining("faces.csv:2: the label is '2', expected one of [anger");
    }

    @Test
    void target_columns_give_the_label_set() {
        FerDataset data = manifest(
                        "path,label,target:fear,target:anger\nimages/a.png,,0.25,0.75\nimages/b.jpg,fear,,\n")
                .load();

        assertThat(data.labels()).isEqualTo(LabelSet.of(Emotion.FEAR, Emotion.ANGER));
        assertThat(data.get(0).target()).contains(Scores.of(data.labels(), 0.25, 0.75));
        assertThat(data.get(1).target()).isEmpty();
        assertThatThrownBy(() -> manifest("path,label,target:fear,target:anger\nimages/a.png,,0.25,0.75\n")
                        .labels(THREE)
                        .load())
                .hasMessageContaining("the target columns are for [fear, anger], expected one for each of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images/c.png,happy,,,,,|there is no image 'images/c.png'",
                ",happy,,,,,|there is no image ''",
                "images/a.png,grumpy,,,,,|the label is 'grumpy', expected one of [anger",
                "images/a.png,happy,evening,,,,|the split is 'evening', expected train, validation or test",
                "images/a.png,happy,,2,0,,|valence and arousal are '2' and '0'",
                "images/a.png,happy,,0.5,,,|valence and arousal are '0.5' and ''",
                "images/a.png,happy,,,,-1,|the weight is '-1'",
                "images/a.png,happy,,,,NaN,|the weight is 'NaN'",
                "images/a.png,happy,,,,,1.5|the votes for 'fear' are '1.5'",
                "images/a.png,happy|2 fields, expected 8"
            })
    void a_bad_row_is_an_error_with_its_line_and_is_skipped_if_lenient(String row, String problem) {
        CsvManifest manifest = manifest(
                "path,label,split,valence,arousal,weight,votes:fear,votes:happy\n" + "images/b.jpg,fear,,,,,,\n" + row
                        + (row.endsWith("happy") ? "" : ",") + "\nimages/a.png,happy,,,,,,\n");

        assertThatThrownBy(manifest::load)
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageStartingWith("faces.csv:3: ")
                .hasMessageContaining(problem);
        LoadReport report = manifest.lenient().loadWithReport();
        assertThat(report.dataset()).extracting(Sample::id).containsExactly("images/b.jpg", "images/a.png");
        assertThat(report.skipped()).extracting(SkippedRow::line).containsExactly(3L);
    }

    @Test
    void headers_and_label_lists_that_are_wrong_are_errors() {
        assertThatThrownBy(() -> manifest("file,label\nx,y\n").load())
                .hasMessageContaining("faces.csv:1: the column 'path' is missing, expected path and label");
        assertThatThrownBy(() -> manifest("path,label,votes:fear\n").load()).hasMessageContaining("votes:...");
        assertThatThrownBy(() -> manifest("path,label\n").load()).hasMessageContaining("there are no rows");
        TestImages.text(folder.resolve("faces.labels.txt"), "fear\nfear\n");
        assertThatThrownBy(() -> manifest("path,label\nimages/a.png,fear\n").load())
                .hasMessageStartingWith("faces.labels.txt: expected the name of an emotion a line");
        TestImages.text(folder.resolve("faces.labels.txt"), "happiness\nbored\n");
        assertThat(manifest("path,label\nimages/a.png,bored\n").load().labels())
                .isEqualTo(LabelSet.ofNames(List.of("happiness", "bored")));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_read_again_whatever_becomes_of_files(CsvManifest.ImagePolicy policy) throws IOException {
        Path file = folder.resolve("elsewhere/photo.jpg");
        TestImages.write(file);
        FerDataset data = FerDataset.of(
                "mixed",
                THREE,
                List.of(
                        Sample.builder("a, \"quoted\"\nid", TestImages.random(1, 12, 9, 3))
                                .label(Emotion.FEAR)
                                .split(Split.TEST)
                                .subject("anna")
                                .valenceArousal(new ValenceArousal(0.1, -1 / 3.0))
                                .build(),
                        Sample.builder("b", ImageFiles.source(file)).weight(0.1).build()));

        Path out = folder.resolve("out/deep");
        Path csv = CsvManifest.write(data, out, policy);
        FerDataset again = CsvManifest.of(csv).named("mixed").load();

        assertSame(again, data);
        Path second = ImageFiles.fileOf(again.get(1).image())
                .orElseThrow()
                .toAbsolutePath()
                .normalize();
        switch (policy) {
            case REFERENCE_FILES -> assertThat(second).isEqualTo(file);
            case COPY_FILES ->
                assertThat(second).isEqualTo(out.resolve("images/000002.jpg")).hasSameBinaryContentAs(file);
            default -> assertThat(second).isEqualTo(out.resolve("images/000002.png"));
        }
        try (Stream<Path> left = Files.walk(out)) {
            assertThat(left.filter(path -> path.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    private static void assertSame(FerDataset actual, FerDataset expected) {
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.labels()).isEqualTo(expected.labels());
        assertThat(actual.size()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            Sample a = actual.get(i);
            Sample e = expected.get(i);
            assertThat(a.id()).isEqualTo(e.id());
            assertThat(a.label()).isEqualTo(e.label());
            assertThat(a.split()).isEqualTo(e.split());
            assertThat(a.subject()).isEqualTo(e.subject());
            assertThat(a.weight()).isEqualTo(e.weight());
            assertThat(a.valenceArousal()).isEqualTo(e.valenceArousal());
            assertThat(a.votes()).isEqualTo(e.votes());
            assertThat(a.target().isPresent()).isEqualTo(e.target().isPresent());
            e.target()
                    .ifPresent(target -> assertThat(a.target().orElseThrow().toArray())
                            .containsExactly(target.toArray(), within(1e-15)));
            assertThat(a.image().load()).isEqualTo(e.image().load());
        }
    }

    /** Samples with and without each thing that a sample can have. */
    private static Sample random(java.util.Random random, int number) {
        String[] ids = {"plain", "with, comma", "with \"quotes\"", "line\nend", "\u00e4\u4e2d\ud83d\ude00", "0", "=1+1"
        };
        Sample.Builder sample = Sample.builder(
                number + " " + ids[random.nextInt(ids.length)],
                TestImages.random(
                        random.nextLong(), 8 + random.nextInt(5), 8 + random.nextInt(5), random.nextBoolean() ? 1 : 3));
        if (random.nextBoolean()) {
            sample.label(THREE.get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            sample.split(Split.values()[random.nextInt(3)]);
        }
        if (random.nextBoolean()) {
            sample.subject("S" + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            sample.weight(random.nextDouble() * 3);
        }
        if (random.nextBoolean()) {
            sample.valenceArousal(new ValenceArousal(random.nextDouble() * 2 - 1, random.nextDouble() * 2 - 1));
        }
        if (random.nextBoolean()) {
            sample.votes(VoteCounts.of(
                    LabelSet.ofNames(List.of("happiness", "fear", "not-a-face")),
                    random.nextInt(9),
                    random.nextInt(9),
                    0));
        }
        if (random.nextBoolean()) {
            double a = random.nextDouble();
            double b = random.nextDouble() * (1 - a);
            sample.target(Scores.of(THREE, a, b, 1 - a - b));
        }
        return sample.build();
    }

    @Property(tries = 40)
    void a_data_set_survives_being_written_and_read(
            @ForAll @LongRange long seed, @ForAll @IntRange(min = 1, max = 6) int size) throws IOException {
        java.util.Random random = new java.util.Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            samples.add(random(random, i));
        }
        FerDataset data = FerDataset.of("random", THREE, samples);
        Path temporary = Files.createTempDirectory("fer4j-manifest");
        try {
            assertSame(
                    CsvManifest.of(CsvManifest.write(data, temporary))
                            .named("random")
                            .load(),
                    data);
        } finally {
            try (Stream<Path> files = Files.walk(temporary)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void nothing_is_overwritten_and_what_cannot_be_kept_is_refused() throws IOException {
        FerDataset data = FerDataset.of(
                "one",
                THREE,
                List.of(Sample.builder("a", TestImages.random(1, 8, 8, 1)).build()));
        CsvManifest.write(data, folder.resolve("out"));
        assertThatThrownBy(() -> CsvManifest.write(data, folder.resolve("out")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("there is a manifest already");

        assertRefused(Sample.builder(" a", TestImages.random(1, 8, 8, 1)).build(), "the id of a sample");
        assertRefused(
                Sample.builder("a", TestImages.random(1, 8, 8, 1)).subject("").build(), "the subject of a sample");
        assertRefused(Sample.builder("a", TestImages.random(1, 7, 8, 1)).build(), "at least 8x8 pixels");
        Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> CsvManifest.write(data, folder.resolve("file")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("cannot write the data set to");
    }

    private void assertRefused(Sample sample, String problem) {
        FerDataset data = FerDataset.of("one", THREE, List.of(sample));
        assertThatThrownBy(() -> CsvManifest.write(data, folder.resolve("refused")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(problem);
        assertThat(folder.resolve("refused/manifest.csv")).doesNotExist();
    }

    @Test
    void votes_over_different_options_do_not_fit_into_one_manifest() {
        FerDataset data = FerDataset.of(
                "two",
                THREE,
                List.of(
                        Sample.builder("a", TestImages.random(1, 8, 8, 1))
                                .votes(VoteCounts.of(THREE, 1, 2, 3))
                                .build(),
                        Sample.builder("b", TestImages.random(1, 8, 8, 1))
                                .votes(VoteCounts.of(LabelSet.of(Emotion.FEAR, Emotion.ANGER), 1, 2))
                                .build()));
        assertThatThrownBy(() -> CsvManifest.write(data, folder))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("for 'b', [fear, anger]");
    }
}
