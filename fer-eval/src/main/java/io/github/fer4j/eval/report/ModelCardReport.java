package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Quality;
import io.github.fer4j.format.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A model card in Markdown (Mitchell et al., <i>Model Cards for Model Reporting</i>, FAT* 2019), generated from a model's
 * provenance and its evaluation: intended use and use out of scope, limits, data with counts and checksums, training, figures
 * with intervals, each class, calibration, licence, how to repeat it, and what the EU AI Act says. Nothing in it is typed by
 * hand but the words on use, which hold of any such model.
 */
public final class ModelCardReport {
    private ModelCardReport() {}

    /**
     * The card.
     *
     * @param report of the evaluation, with {@link Report.Builder#card}
     * @return Markdown
     * @throws InvalidArgumentException if the report has no model card
     */
    public static String of(Report report) {
        ReportContent content = report.content();
        ModelCard card = content.card()
                .orElseThrow(() -> new InvalidArgumentException(
                        "a model card is generated from the model's own, but the" + " report of " + content.title()
                                + " has none; call card(model.card()) on its builder"));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("model", "Model", Block.text(card.description() + "."), Provenance.facts(card)));
        sections.add(use());
        sections.add(limits(content, card));
        sections.add(data(content, card));
        card.provenance()
                .ifPresent(
                        training -> sections.add(new Section("training", "Training", Provenance.training(training))));
        sections.add(HeadlineTables.headline(content, report.figures())
                .with(List.of(Block.text("Measured on " + content.evaluation().name() + ".")))
                .with(statedBefore(card.quality())));
        sections.add(ClassTables.classes(content));
        Comparison.subsets(content).ifPresent(sections::add);
        Comparison.groups(content).ifPresent(sections::add);
        sections.add(ClassTables.calibration(content, Map.of()));
        sections.add(Section.of("licence", "Licence", Block.text(card.licence())));
        Provenance.repeat(content).ifPresent(sections::add);
        return MarkdownReport.of("Model card: " + card.name(), report.figures(), sections, Optional.empty());
    }

    /**
     * Writes the card.
     *
     * @param report of the evaluation, with {@link Report.Builder#card}
     * @param file such as {@code model-card.md}; replaced if it exists, its folders are made
     * @throws InvalidArgumentException if the report has no model card
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public static void write(Report report, Path file) {
        AtomicFile.write(file, "the model card", of(report));
    }

    private static Section use() {
        return Section.of(
                "use",
                "Intended use, and use out of scope",
                Block.text(
                        "Intended: research on facial expressions and on noisy labels, teaching, and software whose users"
                                + " chose to have their expression recognised and see what becomes of it."),
                Block.text(
                        "Out of scope: decisions about people, such as hiring, grading, insurance, policing or border"
                                + " control; surveillance; conclusions about character, health, honesty or intent; any use on people"
                                + " who do not know of it."),
                Block.text(ResponsibleUse.SHOWN_NOT_FELT),
                Block.note(ResponsibleUse.AI_ACT));
    }

    private static Section limits(ReportContent content, ModelCard card) {
        List<List<Cell>> limits = new ArrayList<>();
        limits.add(List.of(Cell.words("It learned from "
                + card.provenance().map(Training::data).orElse("data that its card does not name")
                + ": posed faces and faces from the web are not those of everyday life, and other cameras, light, ages and"
                + " cultures may give other figures.")));
        limits.add(imbalance(content));
        weakest(content.evaluation()).ifPresent(limits::add);
        limits.add(List.of(Cell.words(groups(content))));
        if (!content.evaluation().absent().isEmpty()) {
            limits.add(List.of(Cell.words("Nothing is known of "
                    + HeadlineTables.names(content.evaluation().absent())
                    + ": the evaluated data hold no samples of them.")));
        }
        return Section.of("limits", "Limits", new Block.Items(limits));
    }

    /** Of the training data where their classes are known, or else of the evaluated ones. */
    private static List<Cell> imbalance(ReportContent content) {
        int index = 0;
        for (int d = content.distributions().size() - 1; d >= 0; d--) {
            index = content.distributions()
                            .get(d)
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .contains("training")
                    ? d
                    : index;
        }
        Map<Emotion, Integer> counts = content.distributions().get(index).counts();
        List<Emotion> labels = new ArrayList<>(content.evaluation().labels().emotions());
        labels.sort(Comparator.comparing(emotion -> -counts.getOrDefault(emotion, 0)));
        Emotion most = labels.get(0);
        Emotion least = labels.get(labels.size() - 1);
        String place = "classDistributions." + index + ".counts.";
        return List.of(
                Cell.words("Its classes are uneven. Samples of " + most + ": "),
                Cell.count(place + content.evaluation().labels().indexOf(most)),
                Cell.words("; of " + least + ": "),
                Cell.count(place + content.evaluation().labels().indexOf(least)),
                Cell.words(" (" + content.distributions().get(index).name() + ")."));
    }

    private static Optional<List<Cell>> weakest(Evaluation evaluation) {
        return evaluation.labels().emotions().stream()
                .filter(emotion -> evaluation.recall(emotion).isPresent())
                .min(Comparator.comparingDouble(
                        emotion -> evaluation.recall(emotion).getAsDouble()))
                .map(emotion -> List.of(
                        Cell.words("It is weakest at " + emotion + ": its recall is "),
                        Cell.percent("classes." + evaluation.labels().indexOf(emotion) + ".recall"),
                        Cell.words(".")));
    }

    private static String groups(ReportContent content) {
        List<String> gaps = new ArrayList<>();
        for (ReportContent.Grouping grouping : content.groupings()) {
            Optional<GroupedFigures.Gap> gap = grouping.figures().largestGap(Comparison.LEAST_SAMPLES);
            gap.ifPresent(g -> gaps.add(String.format(
                    Locale.ROOT,
                    "%s by %s differs by %.4f between %s and %s",
                    grouping.figures().metric(),
                    grouping.attribute(),
                    g.size(),
                    g.lowest().name(),
                    g.highest().name())));
        }
        return gaps.isEmpty()
                ? "Whether it serves groups of people, such as by age, sex or skin colour, equally well is unknown: the"
                        + " evaluated data do not say who is who."
                : "It does not serve all groups equally: " + String.join("; ", gaps) + ".";
    }

    private static Section data(ReportContent content, ModelCard card) {
        List<Block> blocks = new ArrayList<>();
        List<DataUse> uses = card.provenance().map(Training::uses).orElse(List.of());
        if (uses.isEmpty()) {
            blocks.add(
                    Block.note("The card has no checksums of the data: it is of a model of before there were any, or of"
                            + " one that was not trained here."));
        }
        blocks.addAll(DataTables.distributions(content, Map.of()).blocks());
        return new Section("data", "Data", blocks);
    }

    /** What the card of the model states already, such as of other data. */
    private static List<Block> statedBefore(List<Quality> quality) {
        if (quality.isEmpty()) {
            return List.of();
        }
        List<List<Cell>> items = new ArrayList<>();
        for (Quality one : quality) {
            StringBuilder text = new StringBuilder(one.data() + ", " + one.samples() + " samples: ");
            one.metrics()
                    .forEach((metric, value) -> text.append(
                            Double.isFinite(value) ? String.format(Locale.ROOT, "%s %.4f, ", metric, value) : ""));
            items.add(List.of(Cell.words(text.substring(0, text.length() - 2) + ".")));
        }
        return List.of(Block.text("The model file itself states:"), new Block.Items(items));
    }
}
