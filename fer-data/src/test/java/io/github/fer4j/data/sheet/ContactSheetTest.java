package io.github.fer4j.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.VoteCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    private static final LabelSet LABELS = LabelSet.of(Emotion.FEAR, Emotion.SURPRISE, Emotion.SADNESS);

    /** An image of one colour, which nothing else on a sheet has: text is gray or red. */
    private static Image flat(int height, int width, int red) {
        byte[] bytes = new byte[height * width * 3];
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = (byte) red;
            bytes[i + 1] = (byte) 200;
            bytes[i + 2] = 33;
        }
        return Image.rgb(height, width, bytes);
    }

    private static Image flat(int red) {
        return flat(48, 48, red);
    }

    private static long flatPixels(Image sheet, int red) {
        return pixels(sheet, red, 200, 33);
    }

    private static Sample sample(String id, Emotion label, ImageSource image) {
        return Sample.builder(id, image).label(label).build();
    }

    private static FerDataset data(Sample... samples) {
        return FerDataset.of("faces", LABELS, List.of(samples));
    }

    private static long pixels(Image sheet, int red, int green, int blue) {
        long count = 0;
        for (int y = 0; y < sheet.height(); y++) {
            for (int x = 0; x < sheet.width(); x++) {
                count += sheet.get(y, x, 0) == red && sheet.get(y, x, 1) == green && sheet.get(y, x, 2) == blue ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void each_class_has_a_row_of_images_scaled_to_the_thumbnail() {
        ContactSheet sheet = ContactSheet.builder(data(
                        sample("a", Emotion.FEAR, flat(77)),
                        sample("b", Emotion.FEAR, flat(78)),
                        sample("c", Emotion.SADNESS, flat(79))))
                .perClass(1)
                .thumbnail(64)
                .ids(false)
                .draw();

        assertThat(sheet.samples()).isEqualTo(2);
        Image image = sheet.toImage();
        assertThat(image.channels()).isEqualTo(3);
        assertThat(flatPixels(image, 77) + flatPixels(image, 78)).isEqualTo(64 * 64);
        assertThat(flatPixels(image, 79)).isEqualTo(64 * 64);
        // Rows for all three labels, of a thumbnail, a line of text and a gap each.
        assertThat(image.height()).isBetween(3 * 64, 3 * 64 + 120);
    }

    @Test
    void wide_images_keep_their_shape() {
        Image image = ContactSheet.builder(data(sample("a", Emotion.FEAR, flat(20, 40, 90))))
                .grid(1, 1)
                .thumbnail(80)
                .draw()
                .toImage();

        assertThat(flatPixels(image, 90)).isEqualTo(80 * 40);
    }

    @Test
    void a_grid_shows_samples_of_any_class_and_no_more_than_there_are() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            samples.add(sample("s" + i, LABELS.get(i % 3), flat(100)));
        }
        FerDataset data = FerDataset.of("faces", LABELS, samples);

        assertThat(ContactSheet.builder(data).grid(2, 3).draw().samples()).isEqualTo(6);
        assertThat(ContactSheet.builder(data).grid(7, 5).draw().samples()).isEqualTo(10);
    }

    @Test
    void the_same_seed_shows_the_same_samples() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            samples.add(sample("s" + i, LABELS.get(i % 3), flat(20 + i)));
        }
        FerDataset data = FerDataset.of("faces", LABELS, samples);
        Image image = ContactSheet.builder(data).draw().toImage();

        assertThat(ContactSheet.builder(data).draw().toImage()).isEqualTo(image);
        assertThat(ContactSheet.builder(data).seed(1).draw().toImage()).isNotEqualTo(image);
    }

    @Test
    void an_unreadable_image_is_a_crossed_box_and_the_others_are_shown() {
        ContactSheet sheet = ContactSheet.builder(data(
                        sample("good", Emotion.FEAR, flat(77)),
                        sample("bad", Emotion.FEAR, () -> {
                            throw new UnreadableImageException("bad.png: not an image");
                        }),
                        sample("worse", Emotion.SURPRISE, () -> {
                            throw new IllegalStateException();
                        })))
                .draw();

        assertThat(sheet.unreadable()).isEqualTo(2);
        assertThat(flatPixels(sheet.toImage(), 77)).isEqualTo(96 * 96);
        assertThat(pixels(sheet.toImage(), 230, 150, 150))
                .as("the lines of the cross")
                .isGreaterThan(2 * 96);
    }

    @Test
    void a_label_that_the_votes_do_not_bear_out_is_red() {
        Sample agreed = sample("a", Emotion.FEAR, flat(77));
        Sample tied = agreed.toBuilder().votes(VoteCounts.of(LABELS, 3, 3, 1)).build();
        Sample beaten = agreed.toBuilder().votes(VoteCounts.of(LABELS, 3, 4, 1)).build();

        ContactSheet good = ContactSheet.builder(data(tied)).draw();
        ContactSheet bad = ContactSheet.builder(data(beaten)).draw();

        assertThat(good.disagreements()).isZero();
        assertThat(pixels(good.toImage(), 255, 0, 0)).isZero();
        assertThat(bad.disagreements()).isEqualTo(1);
        assertThat(pixels(bad.toImage(), 255, 0, 0)).isGreaterThan(4 * 96);
        assertThat(ContactSheet.builder(data(beaten)).votes(false).draw().toImage())
                .isEqualTo(ContactSheet.builder(data(agreed)).draw().toImage());
    }

    @Test
    void votes_share_a_bar_in_their_proportions() {
        Sample sample = sample("a", Emotion.FEAR, flat(77)).toBuilder()
                .votes(VoteCounts.of(LABELS, 6, 2, 0))
                .build();
        Image image = ContactSheet.builder(data(sample)).perClass(1).draw().toImage();

        // 96 pixels wide and 7 high; the squares of the legend are 9 by 9.
        assertThat(pixels(image, 0, 114, 178)).isEqualTo(72 * 7 + 81);
        assertThat(pixels(image, 230, 159, 0)).isEqualTo(24 * 7 + 81);
    }

    @Test
    void votes_may_hold_answers_that_are_no_labels_and_samples_may_have_no_label() {
        LabelSet options = LabelSet.of(Emotion.SURPRISE, Emotion.of("not-a-face"));
        FerDataset data = data(
                sample("a", Emotion.FEAR, flat(77)).toBuilder()
                        .votes(VoteCounts.of(options, 0, 2))
                        .build(),
                Sample.builder("b", flat(78))
                        .votes(VoteCounts.of(options, 0, 0))
                        .build());
        ContactSheet sheet = ContactSheet.builder(data).draw();

        assertThat(sheet.samples()).isEqualTo(2);
        assertThat(sheet.disagreements()).isEqualTo(1);
    }

    @Test
    void long_ids_and_titles_do_not_hold_it_up() {
        FerDataset data = data(sample("x".repeat(1_000_000), Emotion.FEAR, flat(77)));

        assertThat(ContactSheet.builder(data).title("t".repeat(3000)).draw().samples())
                .isEqualTo(1);
    }

    @Test
    void the_file_is_a_png_of_the_picture_and_nothing_else_is_left(@TempDir Path folder) throws IOException {
        ContactSheet sheet =
                ContactSheet.builder(data(sample("a", Emotion.FEAR, flat(77)))).draw();
        Path file = folder.resolve("new/sheet.png");
        sheet.writePng(file);
        sheet.writePng(file);

        assertThat(Image.of(ImageIO.read(file.toFile()))).isEqualTo(sheet.toImage());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_an_error_that_names_it(@TempDir Path folder) throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        ContactSheet sheet =
                ContactSheet.builder(data(sample("a", Emotion.FEAR, flat(77)))).draw();

        assertThatThrownBy(() -> sheet.writePng(notAFolder.resolve("sheet.png")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("sheet.png: the contact sheet cannot be written");
    }

    @Test
    void settings_out_of_range_are_refused_with_rule_and_value() {
        FerDataset data = data(sample("a", Emotion.FEAR, flat(77)));
        ContactSheet.Builder builder = ContactSheet.builder(data);

        assertThatThrownBy(() -> builder.perClass(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("a contact sheet has 1 to 200 images in a row, got 0");
        assertThatThrownBy(() -> builder.grid(0, 3)).hasMessageContaining("1 to 1000 rows, got 0");
        assertThatThrownBy(() -> builder.grid(3, 201)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.thumbnail(23)).hasMessageContaining("24 to 512");
        assertThatThrownBy(() -> builder.thumbnail(513)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.title(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> ContactSheet.builder(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> ContactSheet.builder(data.take(0)).draw()).hasMessageContaining("got none in faces");
        assertThatThrownBy(() -> builder.perClass(200).thumbnail(512).draw())
                .hasMessageContaining("at most 64000000 pixels, got ");
    }
}
