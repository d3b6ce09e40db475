package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search of a reduced copy, and of the places where it saw something, against the search of the whole photo. */
class QuickSearchTest {
    /** The astronaut's head, with her face of 95 pixels at 47,46. */
    private static final Box HEAD = new Box(130, 20, 190, 190);

    private static Image astronaut;
    private static FaceDetector quick;
    private static FaceDetector thorough;

    @BeforeAll
    static void open() {
        astronaut = Photos.astronaut();
        quick = CascadeFaceDetector.haar().profiles(false).build();
        thorough = CascadeFaceDetector.haar().profiles(false).quickSide(0).build();
    }

    @AfterAll
    static void close() {
        quick.close();
        thorough.close();
    }

    @ParameterizedTest
    @CsvSource({
        "512, 512",
        "640, 640",
        "600, 640",
        "1000, 1000",
        "1920, 1920",
    })
    void a_face_that_the_copy_shows_has_the_box_that_a_search_of_the_whole_photo_gives_it(int height, int width) {
        Image photo = astronaut.resize(height, width, Interpolation.BILINEAR);

        List<Face> faces = quick.detect(photo);

        assertThat(faces).hasSize(1);
        // The largest: the search of a whole large photo finds false faces as well.
        assertThat(overlap(faces.get(0).box(), thorough.detect(photo).get(0).box()))
                .isGreaterThan(0.85);
        double scale = width / 512.0;
        assertThat(faces.get(0).box().x()).isCloseTo((int) (177 * scale), within((int) (5 * scale)));
        assertThat(faces.get(0).box().width()).isCloseTo((int) (95 * scale), within((int) (8 * scale)));
        assertThat(faces.get(0).confidence()).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 110, 200, 300})
    void faces_of_many_sizes_in_a_detailed_photo_are_where_they_were_put(int side) {
        Image photo = paste(upsideDown(astronaut.resize(960, 960, Interpolation.BILINEAR)), head(side), 100, 320);

        List<Face> faces = quick.detect(photo);

        Box put = new Box(320 + 47 * side / 95, 100 + 46 * side / 95, side, side);
        assertThat(faces).isNotEmpty();
        assertThat(faces)
                .anySatisfy(face -> assertThat(overlap(face.box(), put)).isGreaterThan(0.75));
        assertThat(thorough.detect(photo))
                .anySatisfy(face ->
                        assertThat(overlap(face.box(), faces.get(0).box())).isGreaterThan(0.85));
    }

    @Test
    void three_faces_of_different_sizes_are_found_as_by_a_search_of_the_whole_photo() {
        Image photo = upsideDown(astronaut.resize(720, 960, Interpolation.BILINEAR));
        photo = paste(photo, head(180), 20, 20);
        photo = paste(photo, head(120), 60, 420);
        photo = paste(photo, head(112), 400, 700);

        List<Face> faces = quick.detect(photo);
        List<Face> expected = thorough.detect(photo);

        assertThat(faces).hasSizeGreaterThanOrEqualTo(3);
        assertThat(expected)
                .allSatisfy(face -> assertThat(faces)
                        .anySatisfy(other ->
                                assertThat(overlap(face.box(), other.box())).isGreaterThan(0.85)));
    }

    @Test
    void a_face_too_small_for_the_copy_is_found_where_there_is_no_other() {
        Image photo = paste(gray(960, 1280), head(60), 300, 600);

        assertThat(60 * 256 / 1280).isLessThan(FaceSearch.WINDOW);
        assertSame(quick.detect(photo), thorough.detect(photo), 1);
    }

    @Test
    void beside_a_large_face_a_small_one_is_missed_unless_the_copy_is_larger() {
        Image photo = paste(paste(gray(960, 1280), head(300), 50, 50), head(60), 300, 900);

        assertThat(thorough.detect(photo)).hasSize(2);
        assertThat(quick.detect(photo)).hasSize(1);
        try (FaceDetector finer = CascadeFaceDetector.haar().quickSide(800).build()) {
            assertThat(finer.detect(photo)).hasSize(2);
        }
    }

    @Test
    void beside_a_face_that_is_hardly_large_enough_smaller_ones_are_looked_for() {
        Image photo = gray(960, 1280);
        for (int i = 0; i < 3; i++) {
            photo = paste(photo, head(new int[] {140, 80, 70}[i]), 200, 100 + 400 * i);
        }

        assertSame(quick.detect(photo), thorough.detect(photo), 3);
    }

    @Test
    void who_asks_for_large_faces_alone_gets_those_of_the_copy() {
        Image photo = paste(paste(gray(960, 1280), head(130), 50, 50), head(60), 300, 900);
        try (FaceDetector large = CascadeFaceDetector.haar().minimumSize(100).build()) {
            assertThat(large.detect(photo)).hasSize(1);
        }
    }

    @Test
    void the_quick_search_has_a_side_or_there_is_none() {
        CascadeFaceDetector.Builder builder = CascadeFaceDetector.haar();

        assertThatThrownBy(() -> builder.quickSide(99))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("the side of the quick search is 0 or from 100 to 10000 pixels, got 99");
        assertThatThrownBy(() -> builder.quickSide(-1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.quickSide(10_001)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void hits_of_one_place_are_one_candidate_in_whatever_order_they_come() {
        Hit one = new Hit(10, 10, 30, 30, 1);
        Hit near = new Hit(13, 11, 34, 34, 1);
        Hit elsewhere = new Hit(100, 10, 30, 30, 1);
        Hit larger = new Hit(0, 0, 60, 60, 1);

        List<Hit> places = Candidates.of(List.of(one, near, elsewhere, larger));

        assertThat(places)
                .containsExactlyInAnyOrder(new Hit(11.5, 10.5, 32, 32, 2), elsewhere, larger)
                .isEqualTo(Candidates.of(List.of(larger, near, elsewhere, one)));
    }

    private static void assertSame(List<Face> faces, List<Face> expected, int count) {
        assertThat(faces).hasSize(count);
        assertThat(expected).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(overlap(faces.get(i).box(), expected.get(i).box())).isGreaterThan(0.85);
        }
    }

    private static Image head(int face) {
        int side = HEAD.width() * face / 95;
        return astronaut.crop(HEAD).resize(side, side, Interpolation.BICUBIC);
    }

    private static Image gray(int height, int width) {
        byte[] bytes = new byte[height * width * 3];
        java.util.Arrays.fill(bytes, (byte) 128);
        return Image.rgb(height, width, bytes);
    }

    /** Detailed, and without an upright face. */
    private static Image upsideDown(Image photo) {
        byte[] from = photo.toByteArray();
        byte[] to = new byte[from.length];
        int row = photo.width() * photo.channels();
        for (int y = 0; y < photo.height(); y++) {
            System.arraycopy(from, y * row, to, (photo.height() - 1 - y) * row, row);
        }
        return Image.rgb(photo.height(), photo.width(), to);
    }

    private static Image paste(Image onto, Image part, int top, int left) {
        byte[] to = onto.toByteArray();
        byte[] from = part.toByteArray();
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(from, y * part.width() * 3, to, ((top + y) * onto.width() + left) * 3, part.width() * 3);
        }
        return Image.rgb(onto.height(), onto.width(), to);
    }

    /** Intersection over union. */
    private static double overlap(Box one, Box other) {
        int width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        int height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        double common = Math.max(0, width) * (double) Math.max(0, height);
        return common / (one.area() + other.area() - common);
    }
}
