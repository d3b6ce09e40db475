package io.github.fer4j.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AugmentationTextTest {
    @Property
    void a_recipe_is_read_back(@ForAll("recipes") Augmentation recipe) {
        assertThat(Augmentation.parse(recipe.describe())).isEqualTo(recipe);
    }

    @Example
    void known_recipes_are_read_back() {
        assertThat(Augmentation.parse("none")).isEqualTo(Augmentation.none());
        assertThat(Augmentation.parse(Augmentation.standard().describe())).isEqualTo(Augmentation.standard());
    }

    @Example
    void the_text_in_the_card_of_the_bundled_model_is_read() {
        assertThat(Augmentation.parse(
                        "flip, rotation 10, zoom 0.1, shift 0.08, erasing 0.2 of area 0.02 to 0.12 with noise"))
                .isEqualTo(Augmentation.builder()
                        .flip(true)
                        .rotation(10)
                        .zoom(0.1)
                        .shift(0.08)
                        .erasing(0.2, 0.02, 0.12)
                        .build());
    }

    @Property
    void malformed_text_is_refused_with_rule_value_and_example(@ForAll("malformed") String text) {
        assertThatThrownBy(() -> Augmentation.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("such as 'flip, rotation 15, zoom 0.1'")
                .hasMessageContaining("brightness")
                .hasMessageContaining("got '" + text + "'");
    }

    @Example
    void values_out_of_range_are_refused_with_their_rule() {
        assertThatThrownBy(() -> Augmentation.parse("flip, rotation 181"))
                .hasMessageContaining("the rotation in degrees is from 0 to 180, got 181.0");
        assertThatThrownBy(() -> Augmentation.parse("erasing 0.2 of area 0.02 to 0.12 with love"))
                .hasMessageContaining("with noise or mean, not 'love'");
    }

    @Provide
    Arbitrary<String> malformed() {
        return Arbitraries.of(
                "",
                "flop",
                "flip 1",
                "flip, flip",
                "flip,rotation 10",
                "none, flip",
                "rotation",
                "rotation x",
                "rotation NaN",
                "rotation 1e999",
                "zoom 0.1, zoom 0.1",
                "zoom -0.1",
                "crop 0",
                "erasing 0.2",
                "erasing 0.2 of area 0.2 to 0.1 with noise",
                "java.lang.Runtime 1");
    }

    /** Each setting off, at its end, or anywhere between. */
    @Provide
    Arbitrary<Augmentation> recipes() {
        return Arbitraries.randomValue(random -> {
            double one = upTo(1, random);
            double other = upTo(1, random);
            return Augmentation.builder()
                    .flip(random.nextBoolean())
                    .rotation(upTo(180, random))
                    .zoom(upTo(0.9, random))
                    .shift(upTo(1, random))
                    .shear(upTo(1, random))
                    .crop(random.nextBoolean() ? 1 : 1 - random.nextDouble())
                    .brightness(upTo(1, random))
                    .contrast(upTo(1, random))
                    .noise(upTo(64, random))
                    .erasing(upTo(1, random), Math.min(one, other), Math.max(one, other))
                    .erasingFill(Augmentation.Fill.values()[random.nextInt(2)])
                    .build();
        });
    }

    private static double upTo(double largest, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> -0.0;
            case 2 -> largest;
            case 3 -> Double.MIN_VALUE * random.nextInt(100);
            default -> largest * random.nextDouble();
        };
    }
}
