package io.github.fer4j.format;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;

/**
 * Blurs with a Gaussian, each channel by itself: takes fine noise away, and fine detail with it. Weights {@code exp(-x^2 /
 * (2 sigma^2))}, over sum 1, on {@code 6 sigma + 1} pixels, rounded and made odd, as OpenCV's {@code GaussianBlur} chooses
 * for 8-bit images; beyond the border the image is mirrored without repeating the outermost pixel.
 *
 * @param sigma the Gaussian's deviation, in pixels; 0.5 to 1 for a 48x48 face
 */
public record GaussianFilter(double sigma) implements ImageFilter {
    private static final double LARGEST_SIGMA = 32;

    /**
     * Checks the deviation.
     *
     * @throws InvalidArgumentException if it is not above 0 and at most 32
     */
    public GaussianFilter {
        if (!(sigma > 0 && sigma <= LARGEST_SIGMA)) {
            throw new InvalidArgumentException("a Gaussian filter's sigma is above 0 and at most " + (int) LARGEST_SIGMA
                    + " pixels, got " + sigma);
        }
    }

    @Override
    public Image apply(Image image) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        int stride = width * channels;
        float[] weights = weights();
        int reach = weights.length / 2;
        byte[] in = image.toByteArray();

        float[] rows = new float[in.length];
        int[] columns = mirrored(width, reach);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    float sum = 0;
                    for (int k = 0; k < weights.length; k++) {
                        sum += weights[k] * (in[y * stride + columns[x + k] * channels + c] & 0xff);
                    }
                    rows[y * stride + x * channels + c] = sum;
                }
            }
        }

        byte[] out = new byte[in.length];
        int[] lines = mirrored(height, reach);
        for (int y = 0; y < height; y++) {
            float[] line = new float[stride];
            for (int k = 0; k < weights.length; k++) {
                int from = lines[y + k] * stride;
                for (int i = 0; i < stride; i++) {
                    line[i] += weights[k] * rows[from + i];
                }
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = (byte) Math.min(255, Math.round(line[i]));
            }
        }
        return channels == 1 ? Image.gray(height, width, out) : Image.rgb(height, width, out);
    }

    private float[] weights() {
        int length = (int) Math.rint(6 * sigma + 1) | 1;
        double[] raw = new double[length];
        double sum = 0;
        for (int k = 0; k < length; k++) {
            double x = k - length / 2;
            raw[k] = Math.exp(-x * x / (2 * sigma * sigma));
            sum += raw[k];
        }
        float[] weights = new float[length];
        for (int k = 0; k < length; k++) {
            weights[k] = (float) (raw[k] / sum);
        }
        return weights;
    }

    /** Where the pixels from {@code -reach} to {@code size + reach - 1} are found. */
    private static int[] mirrored(int size, int reach) {
        int[] places = new int[size + 2 * reach];
        for (int i = 0; i < places.length; i++) {
            places[i] = Mirror.index(i - reach, size);
        }
        return places;
    }
}
