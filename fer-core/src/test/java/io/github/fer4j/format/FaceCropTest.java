package io.github.fer4j.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Landmarks;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faces that are aligned by their eyes. {@link PreprocessingTest} has those that are cut by their box. */
class FaceCropTest {
    private static final EyePlacement EYES = new EyePlacement(0.4, 0.35);
    private static final FaceCrop ALIGNED = new FaceCrop(0.1).aligned(EYES);
    private static final Box BOX = new Box(20, 20, 60, 60);

    /** Black, with a white dot of 5x5 at each eye. */
    private static Image photo(Point... eyes) {
        byte[] bytes = new byte[100 * 120];
        for (Point eye : eyes) {
            for (int dy = -2; dy <= 2; dy++) {
                for (int dx = -2; dx <= 2; dx++) {
                    bytes[(int) (eye.y() + dy) * 120 + (int) (eye.x() + dx)] = (byte) 255;
                }
            }
        }
        return Image.gray(100, 120, bytes);
    }

    private static Face face(Point right, Point left) {
        return new Face(BOX, 1).withLandmarks(Landmarks.ofEyes(right, left));
    }

    @ParameterizedTest
    @CsvSource({"40,40, 60,40", "40,50, 70,30", "50,30, 60,70", "70,60, 40,60"})
    void the_eyes_end_where_the_placement_says_whatever_their_tilt(int x1, int y1, int x2, int y2) {
        Point right = new Point(x1, y1);
        Point left = new Point(x2, y2);
        Image crop = ALIGNED.cut(photo(right, left), face(right, left));

        int side = (int) Math.round(right.distanceTo(left) / 0.4);
        assertThat(crop.width()).isEqualTo(side);
        assertThat(crop.height()).isEqualTo(side);
        for (double share : new double[] {0.3, 0.7}) {
            double x = 0;
            double y = 0;
            double sum = 0;
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    if (column < side / 2 == share < 0.5) {
                        x += (column + 0.5) * crop.get(row, column, 0);
                        y += (row + 0.5) * crop.get(row, column, 0);
                        sum += crop.get(row, column, 0);
                    }
                }
            }
            assertThat(x / sum / side).isCloseTo(share, within(0.01));
            assertThat(y / sum / side).isCloseTo(0.35, within(0.01));
        }
    }

    @Test
    void a_face_without_landmarks_and_a_crop_without_placement_take_the_box() {
        Image photo = photo(new Point(40, 40), new Point(60, 50));
        Image byBox = photo.crop(BOX.grown(0.1));
        assertThat(ALIGNED.cut(photo, new Face(BOX, 1))).isEqualTo(byBox);
        assertThat(new FaceCrop(0.1).cut(photo, face(new Point(40, 40), new Point(60, 50))))
                .isEqualTo(byBox);
        assertThat(ALIGNED.cut(photo, BOX)).isEqualTo(byBox);
    }

    @ParameterizedTest
    @CsvSource({
        "40,40, 40,40",
        "40,40, 40.5,40",
        "-500,0, 500,0",
        "0,0, 1e300,0",
        "-1e308,0, 1e308,0",
        "1e300,1e300, 1e300,1e300"
    })
    void eyes_that_cannot_be_a_faces_take_the_box(double x1, double y1, double x2, double y2) {
        Image photo = photo();
        assertThat(ALIGNED.cut(photo, face(new Point(x1, y1), new Point(x2, y2))))
                .isEqualTo(photo.crop(BOX.grown(0.1)));
    }

    @Test
    void a_face_at_the_edge_and_one_of_a_single_pixel_are_aligned_too() {
        assertThat(ALIGNED.cut(photo(), face(new Point(-5, 3), new Point(15, 2)))
                        .width())
                .isEqualTo(50);
        assertThat(ALIGNED.cut(Image.gray(1, 1, new byte[] {7}), face(new Point(0, 0), new Point(1, 0))))
                .isEqualTo(Image.gray(3, 3, new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7}));
    }

    @Test
    void a_large_face_shrinks_to_512_pixels() {
        Image photo = Image.rgb(1500, 1500, new byte[1500 * 1500 * 3]);
        Image crop = ALIGNED.cut(photo, face(new Point(400, 700), new Point(1100, 750)));
        assertThat(crop.toString()).isEqualTo("512x512x3 image");
    }

    @Test
    void the_placement_is_written_and_read_with_the_card() {
        ModelCard card = TestModels.card().withFaceCrop(ALIGNED);
        String json = new String(CardJson.write(card), UTF_8);
        assertThat(json).contains("\"eyes\" : {").contains("\"distance\" : 0.4").contains("\"height\" : 0.35");
        assertThat(CardJson.read(json.getBytes(UTF_8), "card")).isEqualTo(card);
        assertThat(card.faceCrop().alignment()).contains(EYES);
    }

    @Test
    void a_card_without_a_placement_is_read_and_written_as_before_there_were_any() {
        String json = new String(CardJson.write(TestModels.card()), UTF_8);
        assertThat(json).contains("\"faceCrop\" : {\n    \"margin\" : 0.1\n  }".replace("\n", System.lineSeparator()));
        FaceCrop crop = CardJson.read(json.getBytes(UTF_8), "card").faceCrop();
        assertThat(crop).isEqualTo(new FaceCrop(0.1));
        assertThat(crop.alignment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"centre\"",
                "5",
                "[0.4, 0.35]",
                "{}",
                "{\"distance\" : 0.4}",
                "{\"height\" : 0.35}",
                "{\"distance\" : 2, \"height\" : 0.35}",
                "{\"distance\" : 0.4, \"height\" : -1}",
                "{\"distance\" : null, \"height\" : 0.35}",
                "{\"distance\" : \"wide\", \"height\" : 0.35}"
            })
    void a_card_with_an_unknown_placement_is_refused(String eyes) {
        String json = new String(CardJson.write(TestModels.card()), UTF_8)
                .replace("\"margin\" : 0.1", "\"margin\" : 0.1, \"eyes\" : " + eyes);
        assertThatThrownBy(() -> CardJson.read(json.getBytes(UTF_8), "card"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("card");
    }

    @ParameterizedTest
    @CsvSource({"0.09,0.4", "0.91,0.4", "NaN,0.4", "0.4,0.04", "0.4,0.96", "0.4,NaN"})
    void a_placement_outside_the_crop_is_refused(double distance, double height) {
        assertThatThrownBy(() -> new EyePlacement(distance, height)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_side_below_a_pixel_and_null_are_refused() {
        Landmarks eyes = Landmarks.ofEyes(new Point(1, 1), new Point(2, 1));
        assertThatThrownBy(() -> EYES.align(photo(), eyes, 0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> FaceCrop.tight().aligned(null)).isInstanceOf(NullPointerException.class);
        assertThat(EYES.rightEye(100)).isEqualTo(new Point(29.5, 34.5));
        assertThat(EYES.leftEye(100)).isEqualTo(new Point(69.5, 34.5));
    }
}
