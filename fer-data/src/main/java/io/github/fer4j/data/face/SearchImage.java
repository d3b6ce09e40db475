package io.github.fer4j.data.face;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** A photo, or a part of it, in the size in which cascades search it. */
final class SearchImage implements NativeResource {
    private final Mat pixels;
    private final int left;
    private final int top;
    private final double scaleX;
    private final double scaleY;

    /**
     * What {@link GrayPhoto} makes.
     *
     * @param pixels gray; closed with this image
     * @param left where it begins in the photo
     * @param top where it begins in the photo
     * @param scaleX its width as a share of that of the part of the photo
     * @param scaleY its height as a share of that of the part of the photo
     */
    SearchImage(Mat pixels, int left, int top, double scaleX, double scaleY) {
        this.pixels = pixels;
        this.left = left;
        this.top = top;
        this.scaleX = scaleX;
        this.scaleY = scaleY;
    }

    /** Left and right exchanged, of a whole photo. */
    SearchImage mirrored() {
        Mat mirror = new Mat();
        opencv_core.flip(pixels, mirror, 1);
        return new SearchImage(mirror, left, top, scaleX, scaleY);
    }

    Mat pixels() {
        return pixels;
    }

    /** What lies here in this image, in pixels of the photo. */
    Hit inPhoto(int x, int y, int width, int height, int count) {
        return new Hit(left + x / scaleX, top + y / scaleY, width / scaleX, height / scaleY, count);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
