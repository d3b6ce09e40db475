package io.github.fer4j.data.sheet;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One picture of a seeded sample of a data set: a row for each class or a plain grid, each image with its label, its votes
 * and its id. A label that is not (one of) the most voted is written in red, with what the votes say, and its image framed
 * in red. An image that cannot be read is a crossed box with the reason. Immutable; needs no display, but the fonts of the
 * operating system.
 *
 * <pre>{@code
 * ContactSheet.builder(data).perClass(10).seed(7).draw().writePng(Path.of("sheet.png"));
 * }</pre>
 */
public final class ContactSheet {
    private final BufferedImage picture;
    private final int samples;
    private final int unreadable;
    private final int disagreements;

    private ContactSheet(SheetPainter painter) {
        this.picture = painter.picture();
        this.samples = painter.samples();
        this.unreadable = painter.unreadable();
        this.disagreements = painter.disagreements();
    }

    /**
     * Starts a sheet: a row for each class with 8 images, 96 pixels each, with votes and ids, seed 42.
     *
     * @param data what to show a sample of
     * @return a builder
     */
    public static Builder builder(FerDataset data) {
        return new Builder(data);
    }

    /** The picture, in RGB. */
    public Image toImage() {
        return Image.of(picture);
    }

    /**
     * Writes the picture, to a temporary name first, so that no half of it is ever left.
     *
     * @param file its folders are made; replaced if it is there
     * @throws FerException if it cannot be written
     */
    public void writePng(Path file) {
        PngFile.write(file, picture);
    }

    /** The number of samples on the sheet. */
    public int samples() {
        return samples;
    }

    /** How many of them could not be read. */
    public int unreadable() {
        return unreadable;
    }

    /** How many of them have a label that other answers beat in the votes. */
    public int disagreements() {
        return disagreements;
    }

    /** Such as {@code contact sheet of 56 samples, 872x1120}. */
    @Override
    public String toString() {
        return "contact sheet of " + samples + " samples, " + picture.getWidth() + "x" + picture.getHeight();
    }

    /** Draws a {@link ContactSheet}. */
    public static final class Builder {
        private static final int SMALLEST_THUMBNAIL = 24;
        private static final int LARGEST_THUMBNAIL = 512;
        private static final int MOST_COLUMNS = 200;
        private static final int MOST_ROWS = 1000;

        private final FerDataset data;
        private int rows;
        private int columns = 8;
        private int thumbnail = 96;
        private boolean votes = true;
        private boolean ids = true;
        private String title;
        private long seed = 42;

        private Builder(FerDataset data) {
            this.data = Objects.requireNonNull(data, "data");
            this.title = data.name();
        }

        /**
         * A row for each class, and one for samples without a label if there are any.
         *
         * @param samples how many of each class at most, 1 to 200
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder perClass(int samples) {
            requireRange("images in a row", samples, 1, MOST_COLUMNS);
            this.rows = 0;
            this.columns = samples;
            return this;
        }

        /**
         * A plain grid of samples of any class.
         *
         * @param rowCount at most so many rows, 1 to 1000
         * @param columnCount images in a row, 1 to 200
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder grid(int rowCount, int columnCount) {
            requireRange("rows", rowCount, 1, MOST_ROWS);
            requireRange("images in a row", columnCount, 1, MOST_COLUMNS);
            this.rows = rowCount;
            this.columns = columnCount;
            return this;
        }

        /**
         * The height and width that each image is scaled to fit, up or down.
         *
         * @param pixels 24 to 512; text gets cramped below 72
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder thumbnail(int pixels) {
            requireRange("pixels of a thumbnail", pixels, SMALLEST_THUMBNAIL, LARGEST_THUMBNAIL);
            this.thumbnail = pixels;
            return this;
        }

        /**
         * Whether votes are shown, where samples have any.
         *
         * @param shown true to show them
         * @return this
         */
        public Builder votes(boolean shown) {
            this.votes = shown;
            return this;
        }

        /**
         * Whether ids are shown; of a long one, the end.
         *
         * @param shown true to show them
         * @return this
         */
        public Builder ids(boolean shown) {
            this.ids = shown;
            return this;
        }

        /**
         * What stands above the images.
         *
         * @param text one line; the name of the data set unless set
         * @return this
         */
        public Builder title(String text) {
            this.title = Objects.requireNonNull(text, "title");
            return this;
        }

        /**
         * Decides which samples are shown, and in which order.
         *
         * @param value the same seed gives the same samples
         * @return this
         */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        private static void requireRange(String what, int value, int least, int most) {
            if (value < least || value > most) {
                throw new InvalidArgumentException(
                        "a contact sheet has " + least + " to " + most + " " + what + ", got " + value);
            }
        }

        /**
         * Loads the images and draws the sheet.
         *
         * @return the sheet
         * @throws InvalidArgumentException if the data set is empty, or the picture would have more than 64 million pixels
         * @throws FerException if there are no fonts to write with
         */
        public ContactSheet draw() {
            if (data.isEmpty()) {
                throw new InvalidArgumentException(
                        "a contact sheet shows at least one sample, got none in " + data.name());
            }
            SheetRows chosen =
                    rows == 0 ? SheetRows.perClass(data, columns, seed) : SheetRows.grid(data, rows, columns, seed);
            return new ContactSheet(new SheetPainter(chosen, new SheetStyle(columns, thumbnail, votes, ids, title)));
        }
    }
}
