package io.github.fer4j.eval.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A chapter of a report.
 *
 * @param id letters and hyphens
 * @param title its heading
 * @param blocks what is in it
 */
record Section(String id, String title, List<Block> blocks) {
    Section {
        blocks = List.copyOf(blocks);
    }

    static Section of(String id, String title, Block... blocks) {
        return new Section(id, title, List.of(blocks));
    }

    /** This with more at its end. */
    Section with(List<? extends Block> more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(more);
        return new Section(id, title, all);
    }
}
