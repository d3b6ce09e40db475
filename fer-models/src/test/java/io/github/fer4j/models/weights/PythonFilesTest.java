package io.github.fer4j.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.ModelFormatException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files that Python's own libraries wrote; {@code make_fixtures.py} beside them is how. */
class PythonFilesTest {
    private static final float[] VALUES = {0, -0f, 1, -1.5f, 0.333251953125f, 65504};

    private static Path file(String name) throws URISyntaxException {
        return Path.of(PythonFilesTest.class.getResource("/weights/" + name).toURI());
    }

    @Test
    void safetensors_of_all_floating_point_formats() throws URISyntaxException {
        try (SafeTensors file = SafeTensors.open(file("tiny.safetensors"))) {
            assertThat(file.shapes()).containsOnlyKeys("single", "double", "half", "subnormal", "brain", "count");
            assertThat(file.shapes().get("half")).containsExactly(2, 3);
            assertThat(file.read("single")).containsExactly(VALUES);
            assertThat(file.read("double")).containsExactly(VALUES);
            assertThat(file.read("half")).containsExactly(VALUES);
            assertThat(file.read("subnormal")).containsExactly(0x1p-24f, -0x1p-15f);
            // 8 bits of precision
            assertThat(file.read("brain")).containsExactly(VALUES, within(256f));
            assertThat(file.read("brain")[4]).isEqualTo(0.333984375f);
            assertThatThrownBy(() -> file.read("count"))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("'count' of I64");
        }
    }

    @Test
    void hdf5_of_h5py_with_names_in_parts_and_a_compressed_kernel() throws URISyntaxException {
        try (KerasFile file = KerasFile.open(file("tiny.h5"))) {
            assertThat(file.layers()).containsExactly("input_1", "conv", "dense");
            assertThat(file.shapes()).containsOnlyKeys("conv/kernel", "conv/bias", "dense/kernel");
            assertThat(file.shapes().get("conv/kernel")).containsExactly(2, 2, 3, 2);
            float[] kernel = file.read("conv/kernel");
            for (int i = 0; i < 24; i++) {
                assertThat(kernel[i]).isEqualTo(i / 8f);
            }
            assertThat(file.read("conv/bias")).containsExactly(0.5f, -0.5f);
            assertThat(file.read("dense/kernel")).containsExactly(1, 2, 3, 4);
        }
    }
}
