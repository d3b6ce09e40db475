package io.github.fer4j.data.synthetic;

import io.github.fer4j.Image;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/**
 * Draws one face in three steps: the colours of head and features as flat shapes; the light on them, from a {@link Relief};
 * the photo, which lays them over a background, averages down from a larger drawing and adds the camera's noise.
 */
final class FacePainter {
    private FacePainter() {}

    /**
     * Draws a face.
     *
     * @param size of the image's sides, in pixels
     * @param colour for RGB, rather than gray
     * @return the image
     */
    static Image paint(Person person, Expression expression, Moment moment, int size, boolean colour) {
        int scale = size <= 384 ? 2 : 1;
        BufferedImage drawing = draw(person, expression, moment, size * scale);
        int[] pixels = ((DataBufferInt) drawing.getRaster().getDataBuffer()).getData();
        Relief relief = new Relief(person, expression, moment.pose(), moment.light(), size);
        Image photo = new Photo(person, moment, relief, pixels, size, scale).take();
        return colour ? photo : photo.toGray();
    }

    private static BufferedImage draw(Person person, Expression expression, Moment moment, int side) {
        BufferedImage drawing = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        Brush brush = new Brush(drawing, moment.pose());
        try {
            new HeadPainter(person, expression, brush).paint();
            EyePainter eyes = new EyePainter(person, expression, brush);
            eyes.paint();
            new MouthPainter(person, expression, brush).paint();
            if (moment.glasses()) {
                eyes.paintGlasses();
            }
            moment.occlusion()
                    .ifPresent(what -> new OcclusionPainter(person, brush, moment.occlusionPlace()).paint(what));
        } finally {
            brush.dispose();
        }
        return drawing;
    }

    /** The light, the background and the camera. */
    private static final class Photo {
        private final Person person;
        private final Moment moment;
        private final Relief relief;
        private final int[] pixels;
        private final int size;
        private final int scale;
        private final double cos;
        private final double sin;
        private final double along;
        private final double across;

        /**
         * @param pixels the drawing, premultiplied
         * @param size the photo's side; the drawing's is {@code scale} times as long
         */
        Photo(Person person, Moment moment, Relief relief, int[] pixels, int size, int scale) {
            this.person = person;
            this.moment = moment;
            this.relief = relief;
            this.pixels = pixels;
            this.size = size;
            this.scale = scale;
            this.cos = Math.cos(moment.pose().tilt()) / moment.pose().scale();
            this.sin = Math.sin(moment.pose().tilt()) / moment.pose().scale();
            this.along = Math.cos(moment.backgroundAngle());
            this.across = Math.sin(moment.backgroundAngle());
        }

        Image take() {
            // A camera makes dark faces brighter and bright ones darker, though not alike.
            double gain = Math.pow(moment.light().exposure() / person.skin().luma(), 0.7);
            Random noise = new Random(moment.noiseSeed());
            byte[] rgb = new byte[size * size * 3];
            double[] mean = new double[3];
            for (int y = 0, at = 0; y < size; y++) {
                for (int x = 0; x < size; x++, at += 3) {
                    mean(x, y, mean);
                    double grain = moment.noise() == 0 ? 0 : moment.noise() * noise.nextGaussian();
                    for (int c = 0; c < 3; c++) {
                        rgb[at + c] = (byte) Rgb.part(shoulder(gain * mean[c]) + grain);
                    }
                }
            }
            return Image.rgb(size, size, rgb);
        }

        /** As film does: the brightest parts are squeezed rather than cut. */
        private static double shoulder(double level) {
            return level <= 200 ? level : 200 + 55 * (1 - Math.exp(-(level - 200) / 55));
        }

        /** The mean of the drawing's pixels in one of the photo, lit, over the background. */
        private void mean(int x, int y, double[] mean) {
            int red = 0;
            int green = 0;
            int blue = 0;
            int opaque = 0;
            for (int row = scale * y; row < scale * (y + 1); row++) {
                int from = row * size * scale + scale * x;
                for (int i = from; i < from + scale; i++) {
                    int argb = pixels[i];
                    opaque += argb >>> 24;
                    red += argb >> 16 & 0xff;
                    green += argb >> 8 & 0xff;
                    blue += argb & 0xff;
                }
            }
            double u = (x + 0.5) / (size / 2.0) - 1;
            double v = (y + 0.5) / (size / 2.0) - 1;
            double light = opaque == 0 ? 0 : light(u, v) / (scale * scale);
            double clear = 1 - opaque / (255.0 * scale * scale);
            double place = 0.5 + 0.35 * (along * u + across * v);
            Rgb near = moment.near();
            Rgb far = moment.far();
            mean[0] = light * red + clear * (near.red() + place * (far.red() - near.red()));
            mean[1] = light * green + clear * (near.green() + place * (far.green() - near.green()));
            mean[2] = light * blue + clear * (near.blue() + place * (far.blue() - near.blue()));
        }

        /** The light on a place of the photo, which is moved, tilted and scaled against the head. */
        private double light(double u, double v) {
            double dx = u - moment.pose().dx();
            double dy = v - moment.pose().dy();
            return relief.at(cos * dx + sin * dy, cos * dy - sin * dx);
        }
    }
}
