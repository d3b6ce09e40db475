package io.github.fer4j.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HogTest {
    private static Image noise() {
        byte[] pixels = new byte[48 * 48];
        new Random(4).nextBytes(pixels);
        return Image.gray(48, 48, pixels);
    }

    @Test
    void forty_eight_pixels_become_25_blocks_of_four_cells_of_nine_directions() {
        assertThat(Hog.standard().length()).isEqualTo(900);
        assertThat(Hog.standard().of(noise())).hasSize(900);
        assertThat(new Hog(32, 16, 6).of(noise())).hasSize(24);
    }

    /** The gradient of a ramp to the right is at 0 degrees, between the middles of the first and the last of nine directions. */
    @Test
    void a_ramp_has_one_direction() {
        byte[] pixels = new byte[48 * 48];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (5 * (i % 48));
        }
        float[] numbers = Hog.standard().of(Image.gray(48, 48, pixels));
        for (int i = 0; i < numbers.length; i++) {
            if (i % 9 == 0 || i % 9 == 8) {
                assertThat(numbers[i]).isPositive();
            } else {
                assertThat(numbers[i]).isZero();
            }
        }
    }

    @Test
    void a_block_has_norm_one() {
        float[] numbers = Hog.standard().of(noise());
        for (int block = 0; block < 25; block++) {
            double sum = 0;
            for (int i = 0; i < 36; i++) {
                sum += numbers[36 * block + i] * numbers[36 * block + i];
            }
            assertThat(sum).isCloseTo(1, within(1e-2));
        }
    }

    @Test
    void another_size_and_colour_are_brought_to_the_same() {
        Image colour = noise().toRgb();
        assertThat(Hog.standard().of(colour)).containsExactly(Hog.standard().of(noise()));
        assertThat(Hog.standard().of(Image.gray(1, 1, new byte[1])))
                .hasSize(900)
                .containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"8, 4, 9", "1024, 8, 9", "48, 7, 9", "48, 3, 9", "48, 48, 9", "48, 8, 1", "48, 8, 37"})
    void settings_out_of_range_are_refused(int size, int cell, int directions) {
        assertThatThrownBy(() -> new Hog(size, cell, directions))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got ");
    }
}
