package io.github.fer4j.data.face;

import io.github.fer4j.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A gray copy of a photo in native memory, in the size in which cascades search it. */
final class SearchImage implements NativeResource {
    private final Mat pixels;
    private final double scaleX;
    private final double scaleY;

    private SearchImage(Mat pixels, double scaleX, double scaleY) {
        this.pixels = pixels;
        this.scaleX = scaleX;
        this.scaleY = scaleY;
    }

    /**
     * A copy.
     *
     * @param photo gray or RGB
     * @param scale the copy's size as a share of the photo's; sides are rounded, to at least 1
     */
    static SearchImage of(Image photo, double scale) {
        byte[] bytes = photo.toGray().toByteArray();
        int width = (int) Math.max(1, Math.round(photo.width() * scale));
        int height = (int) Math.max(1, Math.round(photo.height() * scale));
        Mat copy = new Mat();
        try (BytePointer memory = new BytePointer(bytes);
                Mat full = new Mat(photo.height(), photo.width(), opencv_core.CV_8UC1, memory);
                Size size = new Size(width, height)) {
            if (scale == 1) {
                full.copyTo(copy);
            } else {
                int filter = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
                opencv_imgproc.resize(full, copy, size, 0, 0, filter);
            }
        } catch (RuntimeException | Error e) {
            copy.close();
            throw e;
        }
        return new SearchImage(copy, (double) width / photo.width(), (double) height / photo.height());
    }

    /** Left and right exchanged. */
    SearchImage mirrored() {
        Mat mirror = new Mat();
        opencv_core.flip(pixels, mirror, 1);
        return new SearchImage(mirror, scaleX, scaleY);
    }

    Mat pixels() {
        return pixels;
    }

    /** What lies here in the copy, in pixels of the photo. */
    Hit inPhoto(int x, int y, int width, int height, int count) {
        return new Hit(x / scaleX, y / scaleY, width / scaleX, height / scaleY, count);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
