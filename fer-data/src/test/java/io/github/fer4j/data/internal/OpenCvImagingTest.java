package io.github.fer4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FaceDetector;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.data.face.CascadeFaceDetector;
import io.github.fer4j.spi.ImagingProvider;
import java.io.IOException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class OpenCvImagingTest {
    @Test
    void the_provider_is_registered() {
        assertThat(ServiceLoader.load(ImagingProvider.class)).hasExactlyElementsOfTypes(OpenCvImaging.class);
    }

    @Test
    void the_standard_detector_is_this_one() {
        try (FaceDetector detector = FaceDetectors.standard()) {
            assertThat(detector).isInstanceOf(CascadeFaceDetector.class);
        }
    }

    @Test
    void it_decodes_files_and_refuses_what_is_none() throws IOException {
        ImagingProvider imaging = new OpenCvImaging();
        try (var in = OpenCvImagingTest.class.getResourceAsStream("/io/github/fer4j/data/astronaut.png")) {
            assertThat(imaging.decode(in.readAllBytes(), "astronaut.png")).hasToString("512x512x3 image");
        }
        assertThatThrownBy(() -> imaging.decode(new byte[] {1, 2, 3}, "none"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith("none: ");
    }
}
