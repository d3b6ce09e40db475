package io.github.fer4j.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.format.Clahe;
import io.github.fer4j.format.GaussianFilter;
import io.github.fer4j.format.HistogramEqualisation;
import io.github.fer4j.format.ImageFilter;
import io.github.fer4j.format.MedianFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.CLAHE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The core's filters are pure Java; OpenCV 4.11, which is at hand here, says what they should give. */
class ImageFiltersAgainstOpenCvTest {
    private static final Image ASTRONAUT = astronaut();
    private static final Image FACE = ASTRONAUT.crop(new Box(165, 55, 120, 120));

    /** Noise, flat and natural images; sizes from a pixel and a row up, smaller and larger than tiles and kernels. */
    static Stream<Image> grays() {
        List<Image> images = new ArrayList<>();
        int[][] sizes = {
            {1, 1}, {1, 17}, {17, 1}, {2, 3}, {5, 5}, {7, 8}, {8, 8}, {16, 24}, {31, 40}, {48, 48}, {53, 64}
        };
        for (int[] size : sizes) {
            images.add(noise(size[0], size[1], 1));
            images.add(dark(size[0], size[1]));
            images.add(flat(size[0], size[1], 0));
            images.add(flat(size[0], size[1], 77));
            images.add(flat(size[0], size[1], 255));
        }
        images.add(ASTRONAUT.toGray());
        images.add(FACE.toGray());
        images.add(FACE.toGray().resize(48, 48, Interpolation.AREA));
        images.add(FACE.toGray().resize(44, 47, Interpolation.AREA));
        return images.stream();
    }

    static Stream<Image> all() {
        return Stream.concat(
                grays(),
                Stream.of(
                        noise(1, 1, 3),
                        noise(1, 9, 3),
                        noise(30, 41, 3),
                        FACE,
                        flat(6, 6, 5).toRgb()));
    }

    @ParameterizedTest
    @MethodSource("grays")
    void equalisation_is_equalize_hist_to_the_bit(Image image) {
        assertThat(new HistogramEqualisation().apply(image)).isEqualTo(cv(image, opencv_imgproc::equalizeHist));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_median_is_median_blur_to_the_bit(Image image) {
        for (int window : new int[] {3, 5}) {
            assertThat(new MedianFilter(window).apply(image))
                    .isEqualTo(cv(image, (in, out) -> opencv_imgproc.medianBlur(in, out, window)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,8", "40,8", "3,4", "0.5,4", "4,3", "1,1", "2.5,16", "256,2"})
    void clahe_is_opencvs_to_the_bit(double clipLimit, int tiles) {
        try (CLAHE clahe = opencv_imgproc.createCLAHE(clipLimit, new Size(tiles, tiles))) {
            assertThat(grays()).allSatisfy(image -> {
                Image theirs = cv(image, clahe::apply);
                assertThat(distance(new Clahe(clipLimit, tiles).apply(image), theirs))
                        .as(image.toString())
                        .isZero();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.7, 0.8, 1, 1.5})
    void the_gaussian_is_gaussian_blur_but_for_a_level(double sigma) {
        assertThat(all()).allSatisfy(image -> {
            Image theirs = cv(image, (in, out) -> opencv_imgproc.GaussianBlur(in, out, new Size(0, 0), sigma));
            assertThat(distance(new GaussianFilter(sigma).apply(image), theirs))
                    .as(image.toString())
                    .isLessThanOrEqualTo(1);
        });
    }

    /** On bytes OpenCV rounds the weights to 1/256, which is up to 3 levels off for wide kernels; on floats it does not. */
    @ParameterizedTest
    @CsvSource({"0.1,3", "0.5,5", "1,7", "1.5,11", "3,19", "10,61"})
    void the_gaussian_is_gaussian_blur_on_floats_but_for_rounding(double sigma, int size) {
        assertThat(all()).allSatisfy(image -> {
            Image theirs = cv(image, (in, out) -> {
                try (Mat floats = new Mat();
                        Mat blurred = new Mat()) {
                    in.convertTo(floats, CV_32F);
                    opencv_imgproc.GaussianBlur(floats, blurred, new Size(size, size), sigma);
                    blurred.convertTo(out, CV_8U);
                }
            });
            Image ours = new GaussianFilter(sigma).apply(image);
            assertThat(distance(ours, theirs)).as(image.toString()).isLessThanOrEqualTo(1);
            // Levels of a half fall on either side.
            assertThat(meanDistance(ours, theirs)).as(image.toString()).isLessThan(0.02);
        });
    }

    @Test
    void light_in_colour_is_that_of_ycrcb_but_for_its_rounding() {
        try (CLAHE clahe = opencv_imgproc.createCLAHE(2, new Size(8, 8))) {
            assertThat(distance(new Clahe(2, 8).apply(FACE), onLuma(FACE, clahe::apply)))
                    .isLessThanOrEqualTo(4);
            assertThat(meanDistance(new Clahe(2, 8).apply(FACE), onLuma(FACE, clahe::apply)))
                    .isLessThan(1);
        }
        ImageFilter equalisation = new HistogramEqualisation();
        assertThat(distance(equalisation.apply(FACE), onLuma(FACE, opencv_imgproc::equalizeHist)))
                .isLessThanOrEqualTo(4);
        assertThat(meanDistance(equalisation.apply(FACE), onLuma(FACE, opencv_imgproc::equalizeHist)))
                .isLessThan(1);
    }

    /** To YCrCb, which OpenCV rounds to bytes, and back. */
    private static Image onLuma(Image rgb, BiConsumer<Mat, Mat> change) {
        return cv(rgb, (in, out) -> {
            try (Mat luma = new Mat();
                    Mat changed = new Mat();
                    Mat both = new Mat()) {
                opencv_imgproc.cvtColor(in, both, opencv_imgproc.COLOR_RGB2YCrCb);
                opencv_core.extractChannel(both, luma, 0);
                change.accept(luma, changed);
                opencv_core.insertChannel(changed, both, 0);
                opencv_imgproc.cvtColor(both, out, opencv_imgproc.COLOR_YCrCb2RGB);
            }
        });
    }

    private static Image cv(Image image, BiConsumer<Mat, Mat> filter) {
        int type = image.channels() == 1 ? CV_8UC1 : CV_8UC3;
        try (Mat in = new Mat(image.height(), image.width(), type);
                Mat out = new Mat()) {
            in.data().put(image.toByteArray());
            filter.accept(in, out);
            byte[] bytes = new byte[image.toByteArray().length];
            out.data().get(bytes);
            return image.channels() == 1
                    ? Image.gray(image.height(), image.width(), bytes)
                    : Image.rgb(image.height(), image.width(), bytes);
        }
    }

    private static int distance(Image one, Image other) {
        byte[] a = one.toByteArray();
        byte[] b = other.toByteArray();
        int most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs((a[i] & 0xff) - (b[i] & 0xff)));
        }
        return most;
    }

    private static double meanDistance(Image one, Image other) {
        byte[] a = one.toByteArray();
        byte[] b = other.toByteArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return sum / a.length;
    }

    private static Image noise(int height, int width, int channels) {
        byte[] bytes = new byte[height * width * channels];
        new Random(height * 1000L + width).nextBytes(bytes);
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    /** Few levels, near black: where equalisation does most. */
    private static Image dark(int height, int width) {
        byte[] bytes = noise(height, width, 1).toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (3 + (bytes[i] & 0xff) % 9 * (bytes[i] & 0xff) % 13);
        }
        return Image.gray(height, width, bytes);
    }

    private static Image flat(int height, int width, int level) {
        byte[] bytes = new byte[height * width];
        Arrays.fill(bytes, (byte) level);
        return Image.gray(height, width, bytes);
    }

    private static Image astronaut() {
        try (var in = ImageFiltersAgainstOpenCvTest.class.getResourceAsStream("/io/github/fer4j/data/astronaut.png")) {
            return ImageFiles.decode(in.readAllBytes(), "astronaut.png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
