package io.github.fer4j.eval.explain;

/**
 * The colour map Inferno of Matplotlib (Smith and van der Walt 2015, CC0): from black by purple and orange to pale yellow, in
 * equal steps to the eye, also to those who see no red or no green, and in gray. Every 17th of its 256 colours; between them
 * lies a line.
 */
final class Inferno {
    private static final int[] COLOURS = {
        0x000004, 0x0c0826, 0x240c4f, 0x420a68, 0x5d126e, 0x781c6d, 0x932667, 0xae305c,
        0xc73e4c, 0xdd513a, 0xed6925, 0xf8850f, 0xfca50a, 0xfac62d, 0xf2e661, 0xfcffa4
    };

    private Inferno() {}

    /**
     * A colour.
     *
     * @param share of the way, in [0, 1]
     * @param channel 0, 1, 2 for red, green, blue
     * @return 0 to 255
     */
    static double at(double share, int channel) {
        double place = share * (COLOURS.length - 1);
        int below = Math.min((int) place, COLOURS.length - 2);
        double rest = place - below;
        return (1 - rest) * level(below, channel) + rest * level(below + 1, channel);
    }

    private static int level(int colour, int channel) {
        return COLOURS[colour] >> 16 - 8 * channel & 0xff;
    }
}
