package io.github.fer4j.examples;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.format.Clahe;
import io.github.fer4j.format.GaussianFilter;
import io.github.fer4j.format.HistogramEqualisation;
import io.github.fer4j.format.MedianFilter;
import io.github.fer4j.format.Preprocessing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws the picture of the guide to preprocessing: the astronaut's face as a net sees it through each filter, above what
 * the standard augmentation makes of it. Takes the PNG file to write.
 */
public final class PreprocessingStrip {
    private static final int COLUMNS = 6;
    private static final int ENLARGED = 3;
    private static final int GAP = 6;

    /** Where the default detector sees the face, with a tenth added on every side. */
    private static final Box FACE = new Box(168, 57, 114, 114);

    private PreprocessingStrip() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ImageIO.write(strip().toBufferedImage(), "png", file.toFile());
        System.out.println("written: " + file);
    }

    /** Two rows of six faces. */
    static Image strip() throws IOException {
        Image face = astronaut().crop(FACE);
        Preprocessing plain = Preprocessing.gray48();
        List<Image> tiles = new ArrayList<>();
        for (Preprocessing each : List.of(
                plain,
                plain.withFilters(new HistogramEqualisation()),
                plain.withFilters(new Clahe(3, 4)),
                plain.withFilters(new MedianFilter(3)),
                plain.withFilters(new MedianFilter(5)),
                plain.withFilters(new GaussianFilter(0.8)))) {
            tiles.add(each.fit(face));
        }
        for (int seed = 0; seed < COLUMNS; seed++) {
            tiles.add(Augmentation.standard().apply(plain.fit(face), seed));
        }
        return side(tiles);
    }

    private static Image astronaut() throws IOException {
        try (InputStream photo = PreprocessingStrip.class.getResourceAsStream("astronaut.png")) {
            return ImageFiles.decode(photo.readAllBytes(), "astronaut.png");
        }
    }

    /** Gray tiles of one size, enlarged pixel by pixel, on white. */
    private static Image side(List<Image> tiles) {
        int size = tiles.get(0).width() * ENLARGED;
        int rows = tiles.size() / COLUMNS;
        int width = COLUMNS * size + (COLUMNS - 1) * GAP;
        int height = rows * size + (rows - 1) * GAP;
        byte[] sheet = new byte[height * width];
        Arrays.fill(sheet, (byte) 255);
        for (int i = 0; i < tiles.size(); i++) {
            byte[] tile = tiles.get(i).resize(size, size, Interpolation.AREA).toByteArray();
            int left = i % COLUMNS * (size + GAP);
            int top = i / COLUMNS * (size + GAP);
            for (int y = 0; y < size; y++) {
                System.arraycopy(tile, y * size, sheet, (top + y) * width + left, size);
            }
        }
        return Image.gray(height, width, sheet);
    }
}
