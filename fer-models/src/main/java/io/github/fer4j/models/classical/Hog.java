package io.github.fer4j.models.classical;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MissingProviderException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005, <a
 * href="https://doi.org/10.1109/CVPR.2005.177">doi:10.1109/CVPR.2005.177</a>) by OpenCV's {@code HOGDescriptor}: unsigned
 * directions of each cell, votes by magnitude; blocks of 2x2 cells that overlap by half, each of L2-Hys norm 1. 48 pixels with
 * cells of 8 and nine directions give 900 numbers.
 *
 * @param size to which a face is resized, in pixels a side; 16 to 512, a multiple of the cell
 * @param cell in pixels a side; at least 4, at least two fit
 * @param directions into which 180 degrees are divided, 2 to 36
 */
public record Hog(int size, int cell, int directions) implements Features {
    /**
     * Checks the sizes.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public Hog {
        if (size < 16 || size > 512) {
            throw new InvalidArgumentException("a face is resized to 16 to 512 pixels, got " + size + "; 48 is usual");
        }
        if (cell < 4 || size % cell != 0 || size / cell < 2) {
            throw new InvalidArgumentException("a cell has at least 4 pixels a side, and two or more of them fill "
                    + size + " pixels without a rest, got " + cell);
        }
        if (directions < 2 || directions > 36) {
            throw new InvalidArgumentException(
                    "a half circle is divided into 2 to 36 directions, got " + directions + "; 9 is usual");
        }
    }

    /** 48 pixels, cells of 8, nine directions: 900 numbers. */
    public static Hog standard() {
        return new Hog(48, 8, 9);
    }

    @Override
    public String name() {
        return "HOG";
    }

    @Override
    public int length() {
        int blocks = size / cell - 1;
        return blocks * blocks * 4 * directions;
    }

    /**
     * {@inheritDoc}
     *
     * @throws MissingProviderException if OpenCV or its natives are not on the class path
     */
    @Override
    public float[] of(Image face) {
        OpenCv.load();
        byte[] pixels = face.toGray().resize(size, size, Interpolation.BILINEAR).toByteArray();
        try (BytePointer memory = new BytePointer(pixels);
                Mat image = new Mat(size, size, opencv_core.CV_8UC1, memory);
                Size window = new Size(size, size);
                Size block = new Size(2 * cell, 2 * cell);
                Size step = new Size(cell, cell);
                HOGDescriptor descriptor = new HOGDescriptor(window, block, step, step, directions);
                FloatPointer found = new FloatPointer()) {
            descriptor.compute(image, found);
            float[] numbers = new float[length()];
            found.get(numbers);
            return numbers;
        }
    }
}
