package io.github.fer4j.models.datavec;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Between images, bytes with the channels of a pixel side by side, and arrays, numbers with the channels in planes. */
final class Pixels {
    private Pixels() {}

    /** {@code [1, channels, height, width]} of whole numbers 0 to 255. */
    static INDArray toArray(Image image, ChannelOrder order) {
        byte[] bytes = image.toByteArray();
        int channels = image.channels();
        int plane = image.height() * image.width();
        float[] values = new float[bytes.length];
        for (int c = 0; c < channels; c++) {
            int from = channelOf(c, channels, order);
            for (int i = 0; i < plane; i++) {
                values[c * plane + i] = bytes[i * channels + from] & 0xff;
            }
        }
        return Nd4j.create(values, new long[] {1, channels, image.height(), image.width()}, DataType.FLOAT);
    }

    /**
     * The image in an array.
     *
     * @throws InvalidArgumentException if the shape or a value is wrong; the message says which, but not where
     */
    static Image toImage(INDArray array, ChannelOrder order) {
        long[] shape = array.shape();
        if (shape.length == 4 && shape[0] == 1) {
            shape = Arrays.copyOfRange(shape, 1, 4);
        }
        if (shape.length != 3 || (shape[0] != 1 && shape[0] != 3)) {
            throw new InvalidArgumentException(
                    "an image is an array [1, c, h, w] or [c, h, w] with 1 or 3 channels first," + " got "
                            + Arrays.toString(array.shape()));
        }
        long[] flat = {array.length()};
        float[] values = array.castTo(DataType.FLOAT).reshape('c', flat).toFloatVector();
        requireLevels(values);
        int channels = (int) shape[0];
        int plane = values.length / channels;
        byte[] bytes = new byte[values.length];
        for (int c = 0; c < channels; c++) {
            int to = channelOf(c, channels, order);
            for (int i = 0; i < plane; i++) {
                bytes[i * channels + to] = (byte) Math.round(values[c * plane + i]);
            }
        }
        int height = (int) shape[1];
        int width = (int) shape[2];
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }

    /** Red is first in an image; in an array of BGR it is last. */
    private static int channelOf(int channel, int channels, ChannelOrder order) {
        return order == ChannelOrder.BGR ? channels - 1 - channel : channel;
    }

    private static void requireLevels(float[] values) {
        float most = 0;
        boolean fractions = false;
        for (float value : values) {
            if (!(value >= 0 && value <= 255)) {
                throw new InvalidArgumentException("the values of an image are 0 to 255, got " + value
                        + "; leave scaling to the net's preprocessing");
            }
            most = Math.max(most, value);
            fractions |= value != Math.rint(value);
        }
        if (fractions && most <= 1) {
            throw new InvalidArgumentException("the values of an image are 0 to 255, these are fractions of at most "
                    + most + ", as after scaling to [0, 1]; leave scaling to the net's preprocessing");
        }
    }
}
