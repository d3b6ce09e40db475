package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Image;

/**
 * The pixels of a photo by their place in a face's box: 0,0 is the centre of the box's upper left pixel, 1,1 that of its
 * lower right one. As dlib reads them: the nearest pixel; colours as the mean of red, green and blue, rounded down; 0 outside
 * the photo.
 */
record FacePixels(Image photo, Box box) {
    float at(float x, float y) {
        long column = (long) Math.floor(photoX(x) + 0.5);
        long row = (long) Math.floor(photoY(y) + 0.5);
        if (column < 0 || row < 0 || column >= photo.width() || row >= photo.height()) {
            return 0;
        }
        int sum = 0;
        for (int c = 0; c < photo.channels(); c++) {
            sum += photo.get((int) row, (int) column, c);
        }
        return sum / photo.channels();
    }

    double photoX(float x) {
        return box.x() + (double) x * (box.width() - 1);
    }

    double photoY(float y) {
        return box.y() + (double) y * (box.height() - 1);
    }
}
