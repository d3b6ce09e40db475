package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** A photo in gray in native memory, from which copies are made in the sizes in which cascades search them. */
final class GrayPhoto implements NativeResource {
    private final Mat pixels;

    private GrayPhoto(Mat pixels) {
        this.pixels = pixels;
    }

    /** @param photo gray or RGB */
    static GrayPhoto of(Image photo) {
        byte[] bytes = photo.toGray().toByteArray();
        Mat pixels = new Mat(photo.height(), photo.width(), opencv_core.CV_8UC1);
        try {
            BytePointer memory = pixels.data(); // rows lie side by side in a new matrix
            memory.put(bytes);
            return new GrayPhoto(pixels);
        } catch (RuntimeException | Error e) {
            pixels.close();
            throw e;
        }
    }

    int width() {
        return pixels.cols();
    }

    int height() {
        return pixels.rows();
    }

    /**
     * The whole photo.
     *
     * @param scale the copy's size as a share of the photo's; sides are rounded, to at least 1
     */
    SearchImage whole(double scale) {
        return part(new Box(0, 0, width(), height()), scale);
    }

    /**
     * A part of the photo.
     *
     * @param part inside the photo
     * @param scale the copy's size as a share of the part's; sides are rounded, to at least 1
     */
    SearchImage part(Box part, double scale) {
        int width = (int) Math.max(1, Math.round(part.width() * scale));
        int height = (int) Math.max(1, Math.round(part.height() * scale));
        try (Rect rectangle = new Rect(part.x(), part.y(), part.width(), part.height())) {
            Mat shown = new Mat(pixels, rectangle); // shares the memory, which lives as long as one of both
            if (scale == 1) {
                return new SearchImage(shown, part.x(), part.y(), 1, 1);
            }
            Mat copy = new Mat();
            try (Mat from = shown;
                    Size size = new Size(width, height)) {
                int filter = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
                opencv_imgproc.resize(from, copy, size, 0, 0, filter);
            } catch (RuntimeException | Error e) {
                copy.close();
                throw e;
            }
            return new SearchImage(
                    copy, part.x(), part.y(), (double) width / part.width(), (double) height / part.height());
        }
    }

    @Override
    public void close() {
        pixels.close();
    }
}
