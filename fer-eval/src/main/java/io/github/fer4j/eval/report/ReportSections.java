package io.github.fer4j.eval.report;

import io.github.fer4j.eval.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a report has to say, in order; chapters for which there is nothing are left out. */
final class ReportSections {
    private ReportSections() {}

    static List<Section> of(ReportContent content, Figures figures, Map<String, Plot> plots) {
        List<Section> sections = new ArrayList<>();
        sections.add(HeadlineTables.headline(content, figures));
        Comparison.subsets(content).ifPresent(sections::add);
        sections.add(ClassTables.classes(content));
        sections.add(ClassTables.confusion(content, figures, plots));
        sections.add(ClassTables.calibration(content, plots));
        curves(plots).ifPresent(sections::add);
        DataTables.learning(content, plots).ifPresent(sections::add);
        sections.add(DataTables.distributions(content, plots));
        Comparison.groups(content).ifPresent(sections::add);
        ErrorList.errors(content).ifPresent(sections::add);
        ErrorList.unreadable(content).ifPresent(sections::add);
        Provenance.model(content).ifPresent(sections::add);
        Provenance.repeat(content).ifPresent(sections::add);
        sections.add(Section.of("use", "Use", ResponsibleUse.paragraphs()));
        return sections;
    }

    private static Optional<Section> curves(Map<String, Plot> plots) {
        List<Block> drawings = drawings(plots, ReportPlots.ROC, ReportPlots.PRECISION_RECALL);
        return drawings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("curves", "Each class against the rest", drawings));
    }

    /** Those of the plots that there are. */
    static List<Block> drawings(Map<String, Plot> plots, String... names) {
        List<Block> drawings = new ArrayList<>();
        for (String name : names) {
            if (plots.containsKey(name)) {
                drawings.add(new Block.Drawing(name, plots.get(name)));
            }
        }
        return drawings;
    }
}
