package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.corruption.Corruption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How much of a classifier's accuracy stays when images are bad: each {@link Corruption} in each severity, after the images as
 * they are.
 *
 * <pre>{@code
 * CorruptionTable table = CorruptionStudy.in(folder).model("fer2013-7", model).data(test).build().run();
 * double meanError = table.meanCorruptionError().getAsDouble();
 * }</pre>
 *
 * <p>Images are corrupted as they are loaded, by the seed and the samples' ids: the same for every classifier. Another model
 * under the same name is noticed by what it says of the first images. Immutable.
 */
public final class CorruptionStudy {
    private final StudyPlan plan;
    private final String name;
    private final Classifier model;
    private final FerDataset data;
    private final List<Corruption> corruptions;
    private final List<Integer> severities;

    private CorruptionStudy(Builder builder) {
        this.plan = builder.plan("corruption");
        this.name = builder.name;
        this.model = builder.model;
        this.data = builder.data;
        this.corruptions = builder.corruptions;
        this.severities = builder.severities;
    }

    /**
     * Starts a study of all corruptions in all severities.
     *
     * @param folder where results go; made if missing
     * @return a builder
     */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /**
     * Does what is not yet done.
     *
     * @return the table; with cells missing where the study was cancelled
     * @throws io.github.fer4j.FerException if a result in the folder cannot be read, or a new one not be written
     * @throws InvalidArgumentException if the classifier is over other emotions or learned from the samples
     */
    public CorruptionTable run() {
        String decided = Keys.of(name, Keys.ofAnswers(model, data), new Keys().ofData(data));
        int planned = 1 + plan.seeds().size() * corruptions.size() * severities.size();
        Grid.Job clean = new Grid.Job(
                at(CorruptionTable.NONE, 0, "-"),
                plan.key(decided),
                () -> Grid.Outcome.of(Figures.of(Evaluator.evaluate(model, data))));
        Stream<Grid.Job> corrupted = plan.seeds().stream()
                .flatMap(seed -> corruptions.stream()
                        .flatMap(kind -> severities.stream().map(severity -> job(kind, severity, seed, decided))));
        Iterable<Grid.Group> groups = () ->
                Stream.concat(Stream.of(clean), corrupted).map(Grid.Group::of).iterator();
        return new CorruptionTable(name, corruptions, severities, Grid.cells(plan.run(planned, groups), planned));
    }

    private Grid.Job job(Corruption kind, int severity, long seed, String decided) {
        // The parameter as well, so that results are not kept when a later version changes it.
        return new Grid.Job(
                at(kind.toString(), severity, Long.toString(seed)),
                plan.key(decided, kind, severity, kind.amount(severity), seed),
                () -> Grid.Outcome.of(Figures.ofChanged(Evaluator.evaluate(model, kind.apply(data, severity, seed)))));
    }

    private static Map<String, String> at(String kind, int severity, String seed) {
        Map<String, String> at = new LinkedHashMap<>();
        at.put(CorruptionTable.CORRUPTION, kind);
        at.put(CorruptionTable.SEVERITY, Integer.toString(severity));
        at.put(StudyCells.SEED, seed);
        return at;
    }

    /** Builds a {@link CorruptionStudy}. */
    public static final class Builder extends StudyBuilder<Builder> {
        private String name;
        private Classifier model;
        private FerDataset data;
        private List<Corruption> corruptions = List.of(Corruption.values());
        private List<Integer> severities = List.of(1, 2, 3, 4, 5);

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * What is judged.
         *
         * @param called its name in tables
         * @param value stays the caller's to close
         * @return this
         * @throws InvalidArgumentException if the name is blank
         */
        public Builder model(String called, Classifier value) {
            if (called.isBlank()) {
                throw new InvalidArgumentException("the model of a study has a name, got '" + called + "'");
            }
            this.name = called;
            this.model = Objects.requireNonNull(value, "model");
            return this;
        }

        /**
         * What it is judged on.
         *
         * @param value labelled samples; their images are loaded anew for each cell
         * @return this
         * @throws InvalidArgumentException if there are none
         */
        public Builder data(FerDataset value) {
            this.data = requireSamples("the test data", value);
            return this;
        }

        /**
         * Some corruptions instead of all.
         *
         * @param values at least one, all different
         * @return this
         * @throws InvalidArgumentException if they are not
         */
        public Builder corruptions(Corruption... values) {
            if (values.length == 0 || Arrays.stream(values).distinct().count() != values.length) {
                throw new InvalidArgumentException(
                        "a study has at least one corruption, all different, got " + Arrays.toString(values));
            }
            this.corruptions = List.of(values);
            return this;
        }

        /**
         * Some severities instead of all five.
         *
         * @param values 1 to {@value Corruption#SEVERITIES}, ascending, at least one
         * @return this
         * @throws InvalidArgumentException if they are not
         */
        public Builder severities(int... values) {
            List<Integer> chosen = new ArrayList<>();
            for (int value : values) {
                if (value < 1
                        || value > Corruption.SEVERITIES
                        || chosen.stream().anyMatch(before -> before >= value)) {
                    throw new InvalidArgumentException("severities are 1 to " + Corruption.SEVERITIES
                            + ", ascending, got " + Arrays.toString(values));
                }
                chosen.add(value);
            }
            if (chosen.isEmpty()) {
                throw new InvalidArgumentException("a study has at least one severity, got none");
            }
            this.severities = List.copyOf(chosen);
            return this;
        }

        /**
         * The study.
         *
         * @return ready to run
         * @throws InvalidArgumentException if there is no model or no data
         */
        public CorruptionStudy build() {
            requireSet(model, "a model", "model(name, classifier)");
            requireSet(data, "test data", "data(test)");
            return new CorruptionStudy(this);
        }
    }
}
