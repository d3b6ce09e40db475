package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.corruption.Corruption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Nets on the same data: what each gives (accuracy, UAR, macro F1, accuracy on bad images) and what it costs (seconds of
 * training, images a second when it answers, parameters).
 *
 * <pre>{@code
 * ArchitectureTable table = ArchitectureStudy.in(folder)
 *         .data(train, test)
 *         .net("slimCnn", task -> train(task, Zoo.slimCnn()))
 *         .net("resNet18", task -> train(task, Zoo.resNet18()))
 *         .parameters(net -> ((TrainedModel) net).parameters().length)
 *         .build()
 *         .run();
 * }</pre>
 *
 * <p>Times are of this machine while it did nothing else, it is hoped, and a training that went on from a checkpoint counts
 * what was done since. Immutable.
 */
public final class ArchitectureStudy {
    /** The severity of the corruptions behind the accuracy on bad images: the middle one. */
    static final int SEVERITY = 3;

    /** Images that are timed, and how many go through the net at once. */
    private static final int TIMED = 512;

    private static final int BATCH = 64;

    private final StudyPlan plan;
    private final FerDataset training;
    private final FerDataset test;
    private final Map<String, Function<TrainingTask, ? extends Classifier>> nets;
    private final ToLongFunction<Classifier> parameters;
    private final boolean corrupted;

    private ArchitectureStudy(Builder builder) {
        this.plan = builder.plan("architectures");
        this.training = builder.training;
        this.test = builder.test;
        this.nets = new LinkedHashMap<>(builder.nets);
        this.parameters = builder.parameters;
        this.corrupted = builder.corrupted;
    }

    /**
     * Starts a study without data and nets.
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
     * @return the table; with nets missing where the study was cancelled
     * @throws io.github.fer4j.FerException if a result in the folder cannot be read, or a new one not be written
     * @throws InvalidArgumentException from a training, or if a classifier is over other emotions or learned from the test
     *     samples
     */
    public ArchitectureTable run() {
        Keys keys = new Keys();
        String trainingDigest = keys.ofData(training);
        String testDigest = keys.ofData(test);
        int planned = nets.size() * plan.seeds().size();
        Iterable<Grid.Group> groups = () -> plan.seeds().stream()
                .flatMap(seed -> nets.keySet().stream().map(net -> group(net, seed, trainingDigest, testDigest)))
                .iterator();
        return new ArchitectureTable(List.copyOf(nets.keySet()), Grid.cells(plan.run(planned, groups), planned));
    }

    private Grid.Group group(String net, long seed, String trainingDigest, String testDigest) {
        Trained trained = plan.trained(net, nets.get(net), training, trainingDigest, seed);
        Map<String, String> at = new LinkedHashMap<>();
        at.put(ArchitectureTable.NET, net);
        at.put(StudyCells.SEED, Long.toString(seed));
        String key = plan.key(net, trainingDigest, testDigest, seed, corrupted, parameters != null);
        return new Grid.Group(trained, List.of(new Grid.Job(at, key, () -> Grid.Outcome.of(figures(trained, seed)))));
    }

    private Map<String, Double> figures(Trained trained, long seed) {
        Classifier net = trained.get();
        Map<String, Double> figures = Figures.of(Evaluator.evaluate(net, test));
        if (corrupted) {
            double sum = 0;
            for (Corruption kind : Corruption.values()) {
                sum += Evaluator.evaluate(net, kind.apply(test, SEVERITY, seed)).accuracy();
            }
            figures.put(Figures.CORRUPTED_ACCURACY, sum / Corruption.values().length);
        }
        figures.put(Figures.SECONDS, trained.seconds());
        figures.put(Figures.IMAGES_PER_SECOND, imagesPerSecond(net));
        if (parameters != null) {
            figures.put(Figures.PARAMETERS, (double) parameters.applyAsLong(net));
        }
        return figures;
    }

    /** Without reading files; once before the clock starts, for nets are slower at first. */
    private double imagesPerSecond(Classifier net) {
        List<Image> images = new ArrayList<>();
        for (Sample sample : test.take(TIMED)) {
            try {
                images.add(sample.image().load());
            } catch (UnreadableImageException e) {
                continue; // the evaluation has reported it
            }
        }
        net.classifyAll(images.subList(0, Math.min(BATCH, images.size())));
        long start = System.nanoTime();
        for (int from = 0; from < images.size(); from += BATCH) {
            net.classifyAll(images.subList(from, Math.min(images.size(), from + BATCH)));
        }
        return images.size() / Math.max(1e-9, (System.nanoTime() - start) / 1e9);
    }

    /** Builds an {@link ArchitectureStudy}. */
    public static final class Builder extends StudyBuilder<Builder> {
        private final Map<String, Function<TrainingTask, ? extends Classifier>> nets = new LinkedHashMap<>();
        private FerDataset training;
        private FerDataset test;
        private ToLongFunction<Classifier> parameters;
        private boolean corrupted = true;

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * What is learned from and tested on.
         *
         * @param train to learn from, and to choose the epoch on
         * @param value what figures are on
         * @return this
         * @throws InvalidArgumentException if one is empty
         */
        public Builder data(FerDataset train, FerDataset value) {
            this.training = requireSamples("the training part", train);
            this.test = requireSamples("the test part", value);
            return this;
        }

        /**
         * Adds a net.
         *
         * @param name what tables call it
         * @param train gives the trained net, which the study closes; see {@link TrainingTask} for one with fer-models
         * @return this
         * @throws InvalidArgumentException if the name is blank or taken
         */
        public Builder net(String name, Function<TrainingTask, ? extends Classifier> train) {
            put(nets, "the nets", name, train);
            return this;
        }

        /**
         * How many parameters a net has, which a {@link Classifier} does not say; not measured unless set.
         *
         * @param value from what a training gave to its number of parameters
         * @return this
         */
        public Builder parameters(ToLongFunction<Classifier> value) {
            this.parameters = Objects.requireNonNull(value, "parameters");
            return this;
        }

        /**
         * Leaves out the accuracy on bad images (the mean over all corruptions in severity {@value
         * ArchitectureStudy#SEVERITY}), which takes as many evaluations as there are corruptions.
         *
         * @return this
         */
        public Builder withoutCorruptions() {
            this.corrupted = false;
            return this;
        }

        /**
         * The study.
         *
         * @return ready to run
         * @throws InvalidArgumentException if there are no data or no net
         */
        public ArchitectureStudy build() {
            requireSet(training, "data", "data(train, test)");
            requireSet(nets.isEmpty() ? null : nets, "at least one net", "net(name, train)");
            return new ArchitectureStudy(this);
        }
    }
}
