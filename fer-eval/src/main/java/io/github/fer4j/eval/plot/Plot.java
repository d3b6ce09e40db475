package io.github.fer4j.eval.plot;

import io.github.fer4j.FerException;
import io.github.fer4j.format.AtomicFile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * A drawing of figures, made by {@link LineChart}, {@link BarChart} or {@link HeatMap}. Its title and its description are part
 * of the SVG, where screen readers find them. Immutable.
 */
public final class Plot {
    /** As much as fits; the whole of it is in the SVG's title. */
    private static final int LONGEST_TITLE = 58;

    private final String title;
    private final String description;
    private final double width;
    private final double height;
    private final Consumer<Canvas> drawing;

    Plot(String title, String description, double width, double height, Consumer<Canvas> drawing) {
        this.title = Objects.requireNonNull(title, "title");
        this.description = Objects.requireNonNull(description, "description");
        // Whole pixels, or an image would have a last row that is half empty.
        this.width = Math.ceil(width);
        this.height = Math.ceil(height);
        this.drawing = canvas -> {
            canvas.box(0, 0, this.width, this.height, Ink.SURFACE);
            canvas.text(8, 20, Names.shortened(title, LONGEST_TITLE), Canvas.Anchor.START, Ink.TEXT, true, 0);
            drawing.accept(canvas);
        };
    }

    /** What it shows, in a few words. */
    public String title() {
        return title;
    }

    /** What there is to see, in a sentence or two, for those who cannot see it. */
    public String description() {
        return description;
    }

    /** The plot as an SVG document that needs nothing else; light or dark as its reader's screen is, light on paper. */
    public String svg() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + element("plot", " xmlns=\"http://www.w3.org/2000/svg\"", "<style>\n" + styles() + "</style>\n");
    }

    /**
     * The plot as an element to stand in an HTML page whose head has {@link #styles}.
     *
     * @param id letters, digits and hyphens that no other element's id starts with
     * @return an {@code svg} element, all of whose text is escaped
     */
    public String inlineSvg(String id) {
        return element(Objects.requireNonNull(id, "id"), "", "");
    }

    private String element(String id, String namespace, String styles) {
        SvgCanvas canvas = new SvgCanvas();
        drawing.accept(canvas);
        String safeId = SvgCanvas.escape(id);
        return "<svg" + namespace + " class=\"fp-plot\" role=\"img\" viewBox=\"0 0 " + SvgCanvas.number(width) + " "
                + SvgCanvas.number(height) + "\" width=\"" + SvgCanvas.number(width) + "\" height=\""
                + SvgCanvas.number(height) + "\" aria-labelledby=\"" + safeId + "-title " + safeId + "-desc\">\n"
                + "<title id=\"" + safeId + "-title\">" + SvgCanvas.escape(title) + "</title>\n"
                + "<desc id=\"" + safeId + "-desc\">" + SvgCanvas.escape(description) + "</desc>\n"
                + styles + canvas + "</svg>\n";
    }

    /** The style rules that {@link #inlineSvg} needs, once a page, and {@link HeatMap#cellClass} too. */
    public static String styles() {
        return SvgCanvas.styles();
    }

    /**
     * Makes a text safe to stand in SVG or HTML, as an element's text or as an attribute in quotes.
     *
     * @param text any text
     * @return the text with entities for what could be markup, and U+FFFD for what XML and HTML forbid, such as control characters
     */
    public static String escape(String text) {
        return SvgCanvas.escape(text);
    }

    /**
     * Writes the SVG document.
     *
     * @param file replaced if it exists; its folders are made
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public void writeSvg(Path file) {
        AtomicFile.write(file, "the plot", svg());
    }

    /**
     * Writes the plot as pixels, two for one of the SVG's in each direction, on white. Text is in the sans-serif font of the
     * machine, so that the bytes may differ between machines.
     *
     * @param file replaced if it exists; its folders are made
     * @throws FerException if it cannot be written, or Java finds no font; the file is then as it was
     */
    public void writePng(Path file) {
        BufferedImage image = image(file);
        AtomicFile.write(file, "the plot", out -> ImageIO.write(image, "png", out));
    }

    private BufferedImage image(Path file) {
        try (ImageCanvas canvas = new ImageCanvas(width, height)) {
            drawing.accept(canvas);
            return canvas.image();
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What Java 17 throws on a machine without fontconfig, without its native library, and without a font.
            throw new FerException(
                    file + ": a plot in PNG needs a font, and Java found none (" + e
                            + "); install fontconfig and a font, such as Debian's fonts-dejavu-core, or write SVG",
                    e);
        }
    }

    /** The title and the size. */
    @Override
    public String toString() {
        return title + ", " + SvgCanvas.number(width) + "x" + SvgCanvas.number(height);
    }
}
