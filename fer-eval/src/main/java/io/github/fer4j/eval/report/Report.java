package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.plot.Plot;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An {@link Evaluation} and what belongs to it, to be looked at: as one HTML page that needs nothing else, as Markdown, JSON and
 * csv, and as plots in SVG and PNG. All of them show the same figures: those of the JSON. The page asks for nothing from
 * elsewhere and runs no script; all text in it is escaped. The same content gives the same bytes, but for the fonts in PNG.
 * Immutable; the figures are worked out when it is built.
 */
public final class Report {
    private final ReportContent content;
    private final Figures figures;
    private final Map<String, Plot> plots;

    private Report(ReportContent content) {
        this.content = content;
        this.figures = new Figures(ReportJson.tree(content));
        this.plots = Collections.unmodifiableMap(ReportPlots.of(content, figures));
    }

    /**
     * A report of an evaluation alone.
     *
     * @param evaluation what to report
     * @return the report
     */
    public static Report of(Evaluation evaluation) {
        return builder(evaluation).build();
    }

    /**
     * Starts a report.
     *
     * @param evaluation what to report
     * @return a builder that needs no more
     */
    public static Builder builder(Evaluation evaluation) {
        return new Builder(evaluation);
    }

    ReportContent content() {
        return content;
    }

    Figures figures() {
        return figures;
    }

    /** What it is headed with. */
    public String title() {
        return content.title();
    }

    /** The plots by the names of their files, without ending, such as {@code confusion}; the map cannot be changed. */
    public Map<String, Plot> plots() {
        return plots;
    }

    /** The page, with its plots and images in it. */
    public String html() {
        return HtmlReport.of(content, figures, ReportSections.of(content, figures, plots));
    }

    /** The report as Markdown, without plots and images. */
    public String markdown() {
        return MarkdownReport.of(content, figures, ReportSections.of(content, figures, plots), Optional.empty());
    }

    /**
     * All figures as JSON: what {@link JsonReport} has of the evaluation, and the rest beside it. Shares are in [0, 1], numbers
     * at full precision; what is not defined is {@code null}.
     */
    public String json() {
        return JsonReport.text(content.evaluation(), figures.root());
    }

    /**
     * Writes the page.
     *
     * @param file such as {@code report.html}; replaced if it exists, its folders are made
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public void writeHtml(Path file) {
        AtomicFile.write(file, "the report", html());
    }

    /**
     * Writes the report as Markdown, without plots and images.
     *
     * @param file such as {@code report.md}; replaced if it exists, its folders are made
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public void writeMarkdown(Path file) {
        AtomicFile.write(file, "the report", markdown());
    }

    /**
     * Writes the figures as JSON.
     *
     * @param file such as {@code report.json}; replaced if it exists, its folders are made
     * @throws FerException if it cannot be written; the file is then as it was
     */
    public void writeJson(Path file) {
        AtomicFile.write(file, "the report", json());
    }

    /**
     * Writes {@code classes.csv}, a line for each class, {@code confusion.csv}, and {@code predictions.csv}, a line for each
     * sample with all probabilities. Fields that need it are quoted as in RFC 4180; ids are as they are, so that they can be
     * joined: who opens a stranger's ids in a spreadsheet should import them as text.
     *
     * @param folder is made if it is not there; files of the same names are replaced
     * @throws FerException if one cannot be written
     */
    public void writeCsv(Path folder) {
        CsvReport.write(content, figures, folder);
    }

    /**
     * Writes each of {@link #plots} as {@code NAME.svg} and {@code NAME.png}.
     *
     * @param folder is made if it is not there; files of the same names are replaced
     * @throws FerException if one cannot be written, or Java finds no font for the PNG
     */
    public void writePlots(Path folder) {
        plots.forEach((name, plot) -> plot.writeSvg(folder.resolve(name + ".svg")));
        plots.forEach((name, plot) -> plot.writePng(folder.resolve(name + ".png")));
    }

    /**
     * Writes everything: {@code report.html}, {@code report.md} with links to the plots, {@code report.json}, the csv files, the
     * folder {@code plots}, and, where there is a model card, {@code model-card.md}.
     *
     * @param folder is made if it is not there; files of the same names are replaced
     * @throws FerException if a file cannot be written; those before it are there
     */
    public void writeAll(Path folder) {
        writeHtml(folder.resolve("report.html"));
        String markdown =
                MarkdownReport.of(content, figures, ReportSections.of(content, figures, plots), Optional.of("plots"));
        AtomicFile.write(folder.resolve("report.md"), "the report", markdown);
        writeJson(folder.resolve("report.json"));
        writeCsv(folder);
        if (content.card().isPresent()) {
            ModelCardReport.write(this, folder.resolve("model-card.md"));
        }
        writePlots(folder.resolve("plots"));
    }

    /** The title and the headline of the evaluation. */
    @Override
    public String toString() {
        return "report: " + title() + " (" + content.evaluation() + ")";
    }

    /** What a report is made of. */
    public static final class Builder {
        private static final int USUAL_ERRORS = 24;

        private final Evaluation evaluation;
        private final List<ReportContent.Distribution> distributions = new ArrayList<>();
        private final List<NoiseDistribution> noise = new ArrayList<>();
        private final List<ReportContent.Subset> subsets = new ArrayList<>();
        private final List<ReportContent.Grouping> groupings = new ArrayList<>();
        private String title;
        private Bootstrap bootstrap = Headline.BOOTSTRAP;
        private ModelCard card;
        private LearningCurve learningCurve;
        private FerDataset samples;
        private boolean images;
        private int errors = USUAL_ERRORS;
        private String command = "";

        private Builder(Evaluation evaluation) {
            this.evaluation = Objects.requireNonNull(evaluation, "evaluation");
            this.title = evaluation.name();
        }

        /**
         * What the report is headed with; the name of the evaluation unless it is said.
         *
         * @param value a line of text, not blank
         * @return this
         * @throws InvalidArgumentException if it is blank
         */
        public Builder title(String value) {
            if (Objects.requireNonNull(value, "value").isBlank()) {
                throw new InvalidArgumentException("a report's title is not blank, got '" + value + "'");
            }
            title = value;
            return this;
        }

        /**
         * The model: its provenance, and the classes of what it learned from where the card knows them.
         *
         * @param value of the model that was evaluated
         * @return this
         */
        public Builder card(ModelCard value) {
            card = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * How the model learned.
         *
         * @param value see {@link LearningCurve#read}
         * @return this
         */
        public Builder learningCurve(LearningCurve value) {
            learningCurve = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * The classes of some data, such as the training data; those of the evaluated samples are there anyway.
         *
         * @param name of the data
         * @param counts emotion to number of samples, such as from {@link FerDataset#classCounts}; over labels of the
         *     evaluation, at least one above 0
         * @return this
         * @throws InvalidArgumentException if an emotion is not among the labels, a count is negative, or all are 0
         */
        public Builder classDistribution(String name, Map<Emotion, Integer> counts) {
            Objects.requireNonNull(name, "name");
            counts.forEach((emotion, count) -> {
                evaluation.labels().indexOf(emotion);
                if (count < 0) {
                    throw new InvalidArgumentException(
                            "counts of samples are not negative, got " + count + " of '" + emotion + "' in " + name);
                }
            });
            if (counts.values().stream().allMatch(count -> count == 0)) {
                throw new InvalidArgumentException(
                        "a class distribution has at least one sample, got " + counts + " for " + name);
            }
            distributions.add(
                    new ReportContent.Distribution(name, Collections.unmodifiableMap(new LinkedHashMap<>(counts))));
            return this;
        }

        /**
         * How noisy the labels of some data are. May be called again for other data.
         *
         * @param value over labels of the evaluation
         * @return this
         * @throws InvalidArgumentException if an emotion is not among the labels
         */
        public Builder noise(NoiseDistribution value) {
            value.counts().keySet().forEach(emotion -> evaluation.labels().indexOf(emotion));
            noise.add(value);
            return this;
        }

        /**
         * Figures of some of the samples, to stand beside those of all, such as those without images that the training data hold
         * too. May be called again.
         *
         * @param name what they have in common
         * @param some the evaluation of them, such as from {@link Evaluation#without}
         * @return this
         */
        public Builder subset(String name, Evaluation some) {
            subsets.add(new ReportContent.Subset(
                    Objects.requireNonNull(name, "name"), Objects.requireNonNull(some, "some")));
            return this;
        }

        /**
         * Figures by group. May be called again.
         *
         * @param attribute what groups the samples, such as {@code age}
         * @param figures of the groups
         * @return this
         */
        public Builder groups(String attribute, GroupedFigures figures) {
            groupings.add(new ReportContent.Grouping(
                    Objects.requireNonNull(attribute, "attribute"), Objects.requireNonNull(figures, "figures")));
            return this;
        }

        /**
         * The evaluated samples, of which only {@link #images} has use: alone, they add nothing.
         *
         * @param value holds the samples, by their ids
         * @return this
         */
        public Builder samples(FerDataset value) {
            samples = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Whether the page shows the images of the most confident errors. They are copies inside the page: who passes it on
         * passes on the images, which the licence of the data and the people shown must allow. Off unless it is said.
         *
         * @param allowed true to show them; {@link #samples} has them
         * @return this
         */
        public Builder images(boolean allowed) {
            images = allowed;
            return this;
        }

        /**
         * How many of the most confident errors are listed, {@value #USUAL_ERRORS} unless it is said.
         *
         * @param most not negative; 0 for none
         * @return this
         * @throws InvalidArgumentException if it is negative
         */
        public Builder errors(int most) {
            if (most < 0) {
                throw new InvalidArgumentException("a number of errors to list is not negative, got " + most);
            }
            errors = most;
            return this;
        }

        /**
         * The command that repeats the evaluation.
         *
         * @param value lines for a shell; empty for none
         * @return this
         */
        public Builder command(String value) {
            command = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * How the intervals are drawn; as in {@link Bootstrap#standard} unless it is said. They are most of the work where there
         * are very many samples: fewer resamples are then enough.
         *
         * @param value for all figures of the headline
         * @return this
         */
        public Builder bootstrap(Bootstrap value) {
            bootstrap = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Where the model learned from some of the samples, the others have figures of their own. */
        private List<ReportContent.Subset> withSeen() {
            List<ReportContent.Subset> all = new ArrayList<>(subsets);
            if (!evaluation.seen().learned().isEmpty()) {
                evaluation
                        .withoutLearned()
                        .ifPresent(others -> all.add(
                                new ReportContent.Subset("without samples that the model learned from", others)));
            }
            return all;
        }

        /**
         * Works out the figures.
         *
         * @return the report
         * @throws InvalidArgumentException if images are asked for without samples
         */
        public Report build() {
            if (images && samples == null) {
                throw new InvalidArgumentException(
                        "images of errors are shown from samples, got none; call samples(data) or leave images off");
            }
            return new Report(new ReportContent(
                    title,
                    evaluation,
                    bootstrap,
                    Optional.ofNullable(card),
                    Optional.ofNullable(learningCurve),
                    Distributions.of(evaluation, card, distributions),
                    noise,
                    withSeen(),
                    groupings,
                    ConfidentError.surest(evaluation.table(), errors),
                    images ? Optional.of(samples) : Optional.empty(),
                    command));
        }
    }
}
