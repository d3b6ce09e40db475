package io.github.fer4j.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures of parts of the samples beside each other. */
final class Comparison {
    /** Smaller groups are left out of the largest gap: theirs may be chance. */
    static final int LEAST_SAMPLES = 30;

    private Comparison() {}

    static Optional<Section> subsets(ReportContent content) {
        if (content.subsets().isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("all", ""));
        for (int i = 0; i < content.subsets().size(); i++) {
            rows.add(row(content.subsets().get(i).name(), "subsets." + i + "."));
        }
        return Optional.of(Section.of(
                "subsets",
                "All samples and some",
                new Block.Table(
                        "The same model on all samples and on some of them. Intervals as above.",
                        List.of("samples", "number", "accuracy", "interval", "UAR", "interval", "macro F1"),
                        rows)));
    }

    private static List<Cell> row(String name, String place) {
        return List.of(
                Cell.words(name),
                Cell.count(place + "samples"),
                Cell.percent(place + "accuracy"),
                range(place + "intervals.accuracy"),
                Cell.percent(place + "uar"),
                range(place + "intervals.uar"),
                Cell.percent(place + "macroF1"));
    }

    private static Cell range(String place) {
        return new Cell.Range(Cell.percent(place + ".lower"), Cell.percent(place + ".upper"));
    }

    static Optional<Section> groups(ReportContent content) {
        if (content.groupings().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < content.groupings().size(); i++) {
            blocks.add(table(content.groupings().get(i), "groupings." + i + "."));
            blocks.add(gap(content.groupings().get(i), "groupings." + i + "."));
        }
        return Optional.of(new Section("groups", "Groups", blocks));
    }

    private static Block.Table table(ReportContent.Grouping grouping, String place) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int g = 0; g < grouping.figures().groups().size(); g++) {
            String group = place + "groups." + g + ".";
            rows.add(List.of(
                    new Cell.Name(grouping.figures().groups().get(g).name()),
                    Cell.count(group + "samples"),
                    Cell.number(group + "value")));
        }
        return new Block.Table(
                grouping.figures().metric() + " by " + grouping.attribute(),
                List.of(grouping.attribute(), "samples", grouping.figures().metric()),
                rows);
    }

    private static Block gap(ReportContent.Grouping grouping, String place) {
        return grouping.figures()
                .largestGap(LEAST_SAMPLES)
                .map(gap -> Block.note(
                        Cell.words("The largest gap between groups of at least " + LEAST_SAMPLES + " samples is "),
                        Cell.number(place + "gap.size"),
                        Cell.words(": from " + gap.lowest().name() + " to "
                                + gap.highest().name() + ".")))
                .orElse(Block.note("Fewer than two groups have " + LEAST_SAMPLES
                        + " samples: a gap between them could be chance, and none is given."));
    }
}
