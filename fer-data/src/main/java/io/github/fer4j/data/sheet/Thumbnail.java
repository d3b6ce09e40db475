package io.github.fer4j.data.sheet;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Sample;
import java.awt.Color;

/** Draws a sample's image scaled to fit a square, or a crossed box that says why there is none. */
final class Thumbnail {
    private static final Color PAPER = new Color(236, 236, 236);

    private Thumbnail() {}

    /** @return whether the image could be read */
    static boolean paint(Pen pen, Sample sample, int x, int y, int side) {
        pen.box(x, y, side, side, PAPER);
        Image image;
        try {
            image = fitted(sample.image().load(), side);
        } catch (RuntimeException e) {
            // Whatever a source throws: one bad image is to be seen on the sheet, and the others too.
            pen.crossed(x, y, side, e.getMessage() == null ? e.toString() : e.getMessage());
            return false;
        }
        pen.image(image.toBufferedImage(), x + (side - image.width()) / 2, y + (side - image.height()) / 2);
        return true;
    }

    private static Image fitted(Image image, int side) {
        double scale = Math.min((double) side / image.width(), (double) side / image.height());
        int width = Math.max(1, (int) Math.round(scale * image.width()));
        int height = Math.max(1, (int) Math.round(scale * image.height()));
        return image.resize(height, width, scale < 1 ? Interpolation.AREA : Interpolation.BILINEAR);
    }
}
