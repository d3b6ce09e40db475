package io.github.fer4j.format;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;

/**
 * Contrast-limited adaptive histogram equalisation (Zuiderveld, <i>Contrast Limited Adaptive Histogram Equalization</i>,
 * Graphics Gems IV, 1994) as OpenCV's {@code createCLAHE} does it. The image is cut into tiles x tiles tiles of equal size
 * (what is missing at the right and the bottom is mirrored); each gets the table that would equalise it, made from a
 * histogram that is cut at the clip limit, with what was cut off spread evenly over all levels; and each pixel is mapped by
 * the tables of the four tiles around it, mixed bilinearly. RGB as in {@link HistogramEqualisation}.
 *
 * <p>The limit in pixels is {@code clipLimit * pixels of a tile / 256}, cut to a whole number and at least 1. Small tiles
 * leave little choice: a 48x48 face in 8x8 tiles has 36 pixels in each, so every clip limit under 14 means a limit of 1.
 * There 4 tiles (144 pixels) suit better.
 *
 * @param clipLimit how many times as full as the mean a level may be; 2 to 4 is usual
 * @param tiles across and down; OpenCV's default is 8
 */
public record Clahe(double clipLimit, int tiles) implements ImageFilter {
    private static final int LEVELS = 256;

    private static final int MOST_TILES = 64;

    /**
     * Checks the settings.
     *
     * @throws InvalidArgumentException if the clip limit is not above 0 and at most 256, or the tiles not 1 to 64
     */
    public Clahe {
        if (!(clipLimit > 0 && clipLimit <= LEVELS)) {
            throw new InvalidArgumentException("the clip limit of CLAHE is above 0 and at most " + LEVELS
                    + ", 2 to 4 as a rule, got " + clipLimit);
        }
        if (tiles < 1 || tiles > MOST_TILES) {
            throw new InvalidArgumentException(
                    "CLAHE takes 1 to " + MOST_TILES + " tiles across and down, got " + tiles);
        }
    }

    @Override
    public Image apply(Image image) {
        return Luma.change(image, this::equalise);
    }

    private byte[] equalise(byte[] levels, int height, int width) {
        // As OpenCV: if one side cannot be cut evenly, both are made longer, by a pixel for each tile where one fits.
        boolean even = height % tiles == 0 && width % tiles == 0;
        int tileHeight = height / tiles + (even ? 0 : 1);
        int tileWidth = width / tiles + (even ? 0 : 1);
        byte[][] tables = new byte[tiles * tiles][];
        for (int row = 0; row < tiles; row++) {
            for (int column = 0; column < tiles; column++) {
                int[] counts = new int[LEVELS];
                for (int y = row * tileHeight; y < (row + 1) * tileHeight; y++) {
                    int line = Mirror.index(y, height) * width;
                    for (int x = column * tileWidth; x < (column + 1) * tileWidth; x++) {
                        counts[levels[line + Mirror.index(x, width)] & 0xff]++;
                    }
                }
                tables[row * tiles + column] = table(counts, tileHeight * tileWidth);
            }
        }
        return mix(levels, height, width, tables, tileHeight, tileWidth);
    }

    /** From the counts of one tile, which it clips, to what each level becomes. */
    private byte[] table(int[] counts, int pixels) {
        int limit = Math.max(1, (int) (clipLimit * pixels / LEVELS));
        int excess = 0;
        for (int v = 0; v < LEVELS; v++) {
            excess += Math.max(0, counts[v] - limit);
            counts[v] = Math.min(counts[v], limit);
        }
        int rest = excess % LEVELS;
        for (int v = 0; v < LEVELS; v++) {
            counts[v] += excess / LEVELS;
        }
        if (rest > 0) {
            int step = Math.max(1, LEVELS / rest);
            for (int v = 0; v < LEVELS && rest > 0; v += step, rest--) {
                counts[v]++;
            }
        }
        float scale = 255f / pixels;
        byte[] table = new byte[LEVELS];
        int sum = 0;
        for (int v = 0; v < LEVELS; v++) {
            sum += counts[v];
            table[v] = (byte) Math.min(255, (int) Math.rint(sum * scale));
        }
        return table;
    }

    private byte[] mix(byte[] levels, int height, int width, byte[][] tables, int tileHeight, int tileWidth) {
        int[] lefts = new int[width];
        int[] rights = new int[width];
        float[] shares = new float[width];
        for (int x = 0; x < width; x++) {
            float column = x * (1f / tileWidth) - 0.5f;
            int before = (int) Math.floor(column);
            lefts[x] = Math.max(before, 0);
            rights[x] = Math.min(before + 1, tiles - 1);
            shares[x] = column - before;
        }
        byte[] mixed = new byte[levels.length];
        for (int y = 0; y < height; y++) {
            float row = y * (1f / tileHeight) - 0.5f;
            int above = (int) Math.floor(row);
            float down = row - above;
            int upper = Math.max(above, 0) * tiles;
            int lower = Math.min(above + 1, tiles - 1) * tiles;
            for (int x = 0; x < width; x++) {
                int level = levels[y * width + x] & 0xff;
                float top = between(tables[upper + lefts[x]][level], tables[upper + rights[x]][level], shares[x]);
                float bottom = between(tables[lower + lefts[x]][level], tables[lower + rights[x]][level], shares[x]);
                mixed[y * width + x] = (byte) Math.rint(top * (1 - down) + bottom * down);
            }
        }
        return mixed;
    }

    private static float between(byte one, byte other, float share) {
        return (one & 0xff) * (1 - share) + (other & 0xff) * share;
    }
}
