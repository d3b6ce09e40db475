package io.github.fer4j.eval.explain;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.SaliencyMap;

/**
 * Draws a {@link SaliencyMap} on its face, in the colours of Matplotlib's Inferno: black where nothing speaks for the label,
 * pale yellow where the most does. The face below is gray, so that all colour is the map's. Colours are relative to the map's
 * own largest value: of two pictures side by side, neither says which map is the stronger. What speaks against the label is
 * drawn as nothing. Immutable.
 */
public final class Overlay {
    private static final Overlay STANDARD = new Overlay(0.5);

    private final double opacity;

    private Overlay(double opacity) {
        this.opacity = opacity;
    }

    /** Half the map, half the face. */
    public static Overlay standard() {
        return STANDARD;
    }

    /**
     * More of the map, or more of the face.
     *
     * @param share of the map in each pixel, from 0 to 1
     * @return the changed overlay
     * @throws InvalidArgumentException if out of range
     */
    public Overlay opacity(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidArgumentException("an overlay's opacity is 0 to 1, got " + share);
        }
        return new Overlay(share);
    }

    /**
     * Draws a map.
     *
     * @param face what the map explains
     * @param map of the size of the face
     * @return RGB, of the size of the face
     * @throws InvalidArgumentException if the sizes differ
     */
    public Image draw(Image face, SaliencyMap map) {
        if (face.height() != map.height() || face.width() != map.width()) {
            throw new InvalidArgumentException("a map is drawn on a face of its size, got a " + map.width() + "x"
                    + map.height() + " map for a " + face + "; resize the picture afterwards");
        }
        byte[] gray = face.toGray().toByteArray();
        float[] values = map.values();
        double largest = map.largest();
        byte[] rgb = new byte[3 * gray.length];
        for (int i = 0; i < gray.length; i++) {
            double share = largest > 0 ? Math.max(0, values[i]) / largest : 0;
            for (int channel = 0; channel < 3; channel++) {
                double level = (1 - opacity) * (gray[i] & 0xff) + opacity * Inferno.at(share, channel);
                rgb[3 * i + channel] = (byte) Math.round(level);
            }
        }
        return Image.rgb(face.height(), face.width(), rgb);
    }
}
