package io.github.fer4j.eval.report;

import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Images as text that a page can hold. */
final class ImageUri {
    /** The longer side in pixels: more is not seen, and a page of many photos would be large. */
    private static final int LONGEST = 128;

    private ImageUri() {}

    /** Empty if the image cannot be read: one bad file does not stop a report. */
    static Optional<String> of(Sample sample) {
        try {
            return Optional.of(of(sample.image().load()));
        } catch (FerException e) {
            return Optional.empty();
        }
    }

    private static String of(Image image) {
        double scale = Math.min(1, (double) LONGEST / Math.max(image.width(), image.height()));
        Image small = image.resize(
                Math.max(1, (int) Math.round(image.height() * scale)),
                Math.max(1, (int) Math.round(image.width() * scale)),
                Interpolation.AREA);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(small.toBufferedImage(), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
