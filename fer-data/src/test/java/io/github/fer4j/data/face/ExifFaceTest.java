package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Image;
import io.github.fer4j.Similarity;
import io.github.fer4j.data.image.ImageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Telephones store photos as the sensor saw them, and a tag that says how they were held. */
class ExifFaceTest {
    /** How the stored picture lies: the turn from the upright photo, clockwise. */
    @ParameterizedTest
    @CsvSource({"1, 0", "3, 180", "6, -90", "8, 90"})
    void a_photo_that_is_stored_turned_has_the_same_face(int orientation, double degrees) throws IOException {
        Image upright = Photos.astronaut();
        double turn = Math.toRadians(degrees);
        double middle = (upright.width() - 1) / 2.0;
        double a = Math.round(Math.cos(turn));
        double b = Math.round(Math.sin(turn));
        Similarity aboutTheMiddle =
                new Similarity(a, b, middle - a * middle + b * middle, middle - b * middle - a * middle);
        byte[] jpeg = jpeg(upright.transformed(aboutTheMiddle, upright.height(), upright.width()));

        try (FaceDetector detector = EyeLandmarks.open().on(FaceDetectors.standard())) {
            List<Face> stored = detector.detect(ImageFiles.decode(jpeg, "without a tag"));
            List<Face> faces = detector.detect(ImageFiles.decode(withExif(jpeg, orientation), "photo.jpg"));

            assertThat(faces).hasSize(1);
            Photos.assertClose(faces.get(0).box(), Photos.FACE, 3);
            assertThat(faces.get(0).landmarks().orElseThrow().rightEye().distanceTo(Photos.RIGHT_EYE))
                    .isLessThan(3);
            if (orientation != 1) {
                assertThat(stored)
                        .extracting(Face::box)
                        .doesNotContain(faces.get(0).box());
            }
        }
    }

    private static byte[] jpeg(Image image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image.toBufferedImage(), "jpg", out);
        return out.toByteArray();
    }

    /** Exif 2.3: an APP1 segment with a TIFF directory of one entry, the orientation. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.put((byte) 0xff).put((byte) 0xe1).putShort((short) 34);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(exif.array());
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }
}
