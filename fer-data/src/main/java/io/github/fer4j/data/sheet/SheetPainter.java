package io.github.fer4j.data.sheet;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.VoteCounts;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays rows of samples out and draws them: a title, a legend of the votes' colours, and a cell for each sample. */
final class SheetPainter {
    private static final long MOST_PIXELS = 64_000_000;
    private static final int MARGIN = 10;
    private static final int GAP = 8;
    private static final int ROW_HEAD = 84;
    private static final int LINE = 15;
    private static final String UNEQUAL = " \u2260 ";

    /** Okabe and Ito, "Color universal design", 2008: told apart by the colour-blind too; then two grays. */
    private static final Color[] COLOURS = {
        new Color(0, 114, 178),
        new Color(230, 159, 0),
        new Color(0, 158, 115),
        new Color(204, 121, 167),
        new Color(86, 180, 233),
        new Color(213, 94, 0),
        new Color(240, 228, 66),
        new Color(70, 70, 70),
        new Color(130, 130, 130),
        new Color(190, 190, 190)
    };

    private final SheetStyle style;
    private final boolean votes;
    private final Map<Emotion, Color> colours = new LinkedHashMap<>();
    private final BufferedImage picture;
    private final int samples;
    private int unreadable;
    private int disagreements;

    SheetPainter(SheetRows rows, SheetStyle style) {
        this.style = style;
        this.votes = style.votes() && rows.anyVotes();
        this.samples = rows.shown();
        if (votes) {
            rows.rows().forEach(row -> row.samples().forEach(this::assignColours));
        }
        int head = MARGIN + 18 + (votes ? LINE : 0) + GAP;
        int left = MARGIN + (rows.named() ? ROW_HEAD : 0);
        long width = left + (long) style.columns() * (style.thumbnail() + GAP) - GAP + MARGIN;
        long height = head + (long) rows.rows().size() * (cellHeight() + GAP) - GAP + MARGIN;
        if (width * height > MOST_PIXELS) {
            throw new InvalidArgumentException("a contact sheet has at most " + MOST_PIXELS + " pixels, got " + width
                    + "x" + height + "; show fewer images or smaller ones");
        }
        this.picture = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, (int) width, (int) height);
            paint(rows, new Pen(canvas), left, head);
        } finally {
            canvas.dispose();
        }
    }

    BufferedImage picture() {
        return picture;
    }

    int samples() {
        return samples;
    }

    int unreadable() {
        return unreadable;
    }

    int disagreements() {
        return disagreements;
    }

    private int cellHeight() {
        return style.thumbnail() + LINE + (votes ? LINE + 8 : 0) + (style.ids() ? LINE - 2 : 0);
    }

    private void assignColours(Sample sample) {
        LabelSet options = sample.votes().map(VoteCounts::options).orElse(null);
        if (options != null) {
            options.forEach(option -> colours.computeIfAbsent(option, key -> COLOURS[colours.size() % COLOURS.length]));
        }
    }

    private void paint(SheetRows rows, Pen pen, int left, int head) {
        pen.text(
                String.format(Locale.ROOT, "%s: %,d of %,d samples", style.title(), rows.shown(), rows.total()),
                MARGIN,
                MARGIN + 12,
                picture.getWidth() - 2 * MARGIN,
                Pen.TITLE,
                Color.BLACK);
        if (votes) {
            paintLegend(pen, MARGIN + 18 + LINE - 3);
        }
        int y = head;
        for (SheetRows.Row row : rows.rows()) {
            if (!row.name().isEmpty()) {
                pen.text(row.name(), MARGIN, y + 14, ROW_HEAD - GAP, Pen.BOLD, Color.BLACK);
                String size = String.format(Locale.ROOT, "n %,d", row.size());
                pen.text(size, MARGIN, y + 29, ROW_HEAD - GAP, Pen.SMALL, Color.GRAY);
            }
            int x = left;
            for (Sample sample : row.samples()) {
                paintCell(pen, sample, x, y);
                x += style.thumbnail() + GAP;
            }
            y += cellHeight() + GAP;
        }
    }

    private void paintLegend(Pen pen, int y) {
        int x = MARGIN;
        for (Map.Entry<Emotion, Color> entry : colours.entrySet()) {
            pen.box(x, y - 8, 9, 9, entry.getValue());
            int width = pen.width(entry.getKey().name(), Pen.SMALL);
            pen.text(entry.getKey().name(), x + 12, y, width, Pen.SMALL, Color.DARK_GRAY);
            x += width + 24;
        }
    }

    private void paintCell(Pen pen, Sample sample, int x, int y) {
        int side = style.thumbnail();
        if (!Thumbnail.paint(pen, sample, x, y, side)) {
            unreadable++;
        }
        String label = SheetRows.label(sample).map(Emotion::name).orElse("?");
        VoteCounts counts = sample.votes().orElse(null);
        Emotion rival = counts == null ? null : rival(sample, counts);
        if (rival != null) {
            disagreements++;
        }
        if (rival != null && votes) {
            pen.frame(x, y, side, Color.RED);
            String whole = label + UNEQUAL + rival;
            String shown = pen.fits(whole, side, Pen.BOLD) ? whole : brief(label) + UNEQUAL + brief(rival.name());
            pen.text(shown, x, y + side + 12, side, Pen.BOLD, Color.RED);
        } else {
            pen.text(label, x, y + side + 12, side, Pen.BOLD, Color.BLACK);
        }
        int line = y + side + LINE;
        if (votes) {
            if (counts != null) {
                paintVotes(pen, counts, x, line + 2);
            }
            line += LINE + 8;
        }
        if (style.ids()) {
            pen.end(sample.id(), x, line + 9, side, Pen.SMALL, Color.GRAY);
        }
    }

    /** The answer with the most votes, where the label has fewer; else null. */
    private static Emotion rival(Sample sample, VoteCounts counts) {
        Emotion label = SheetRows.label(sample).orElse(null);
        if (label == null) {
            return null;
        }
        Emotion top = label;
        int most = counts.options().contains(label) ? counts.of(label) : 0;
        for (Emotion option : counts.options()) {
            if (counts.of(option) > most) {
                most = counts.of(option);
                top = option;
            }
        }
        return top.equals(label) ? null : top;
    }

    /** A bar that the votes share, and the three most voted in words. */
    private void paintVotes(Pen pen, VoteCounts counts, int x, int y) {
        int side = style.thumbnail();
        long total = Math.max(1, counts.total());
        long before = 0;
        for (Emotion option : counts.options()) {
            int from = (int) (side * before / total);
            before += counts.of(option);
            pen.box(x + from, y, (int) (side * before / total) - from, 7, colours.get(option));
        }
        List<String> words = counts.options().emotions().stream()
                .filter(option -> counts.of(option) > 0)
                .sorted((one, other) -> Integer.compare(counts.of(other), counts.of(one)))
                .map(option -> brief(option.name()) + " " + counts.of(option))
                .toList();
        int shown = Math.min(3, words.size());
        while (shown > 1 && !pen.fits(String.join("  ", words.subList(0, shown)), side, Pen.SMALL)) {
            shown--;
        }
        String text = shown == 0 ? "no votes" : String.join("  ", words.subList(0, shown));
        pen.text(text, x, y + 18, side, Pen.SMALL, Color.DARK_GRAY);
    }

    private static String brief(String name) {
        return name.substring(0, Math.min(3, name.length()));
    }
}
