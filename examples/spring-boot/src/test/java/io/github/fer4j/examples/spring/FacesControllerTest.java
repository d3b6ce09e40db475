package io.github.fer4j.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class FacesControllerTest {
    /** Finds nothing, and takes as long as it is told. */
    private static final class SlowDetector implements FaceDetector {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public List<Face> detect(Image image) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of();
        }
    }

    @Test
    void who_waits_too_long_for_a_turn_is_asked_to_come_again() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        MockMultipartFile photo = new MockMultipartFile("photo", png.toByteArray());
        SlowDetector detector = new SlowDetector();
        try (Fer fer = Fer.builder().detector(detector).build()) {
            FacesController controller = new FacesController(fer, new FacesSettings(10_000, 1, Duration.ofMillis(1)));
            CompletableFuture<FacesController.Answer> first = CompletableFuture.supplyAsync(() -> {
                try {
                    return controller.faces(photo);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            detector.begun.await();

            assertThatThrownBy(() -> controller.faces(photo)).isInstanceOf(BusyException.class);
            detector.goOn.countDown();
            assertThat(first.get().faces()).isEmpty();
            // The turn was given back.
            assertThat(controller.faces(photo).faces()).isEmpty();
        }
    }
}
