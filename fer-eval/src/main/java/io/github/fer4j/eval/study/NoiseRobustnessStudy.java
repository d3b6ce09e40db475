package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.Evaluator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much of a method's accuracy stays when labels are wrong: noise rates x methods x seeds. All methods learn from the same
 * wrong labels, and are tested on true ones.
 *
 * <pre>{@code
 * NoiseTable table = NoiseRobustnessStudy.in(folder)
 *         .data(train, test)
 *         .noise((data, rate, seed) -> NoiseInjection.symmetric(rate).apply(data, seed).dataset())
 *         .rates(0, 0.2, 0.4)
 *         .method("cross-entropy", task -> train(task, Losses.crossEntropy()))
 *         .method("GCE", task -> train(task, Losses.generalisedCrossEntropy(0.7)))
 *         .seeds(1, 2, 3)
 *         .build()
 *         .run();
 * }</pre>
 *
 * Immutable.
 */
public final class NoiseRobustnessStudy {
    private final StudyPlan plan;
    private final FerDataset training;
    private final FerDataset test;
    private final Noise noise;
    private final List<Double> rates;
    private final Map<String, Function<TrainingTask, ? extends Classifier>> methods;

    private NoiseRobustnessStudy(Builder builder) {
        this.plan = builder.plan("noise robustness");
        this.training = builder.training;
        this.test = builder.test;
        this.noise = builder.noise;
        this.rates = builder.rates;
        this.methods = new LinkedHashMap<>(builder.methods);
    }

    /** Makes some labels wrong. */
    @FunctionalInterface
    public interface Noise {
        /**
         * The data with noise.
         *
         * @param data as it is
         * @param rate how much of it is changed; at 0 nothing
         * @param seed of what is random; the same gives the same data
         * @return the changed data
         */
        FerDataset inject(FerDataset data, double rate, long seed);
    }

    /**
     * Starts a study without data and methods.
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
     * @throws InvalidArgumentException from a training or the noise, or if a classifier is over other emotions or learned from
     *     the test samples
     */
    public NoiseTable run() {
        Keys keys = new Keys();
        String testDigest = keys.ofData(test);
        int planned = plan.seeds().size() * rates.size() * methods.size();
        Iterable<Grid.Group> groups = () -> plan.seeds().stream()
                .flatMap(seed -> rates.stream().flatMap(rate -> {
                    FerDataset noisy = noise.inject(training, rate, seed);
                    String digest = keys.ofData(noisy);
                    return methods.keySet().stream()
                            .map(method -> group(method, rate, seed, noisy, digest, testDigest));
                }))
                .iterator();
        return new NoiseTable(List.copyOf(methods.keySet()), rates, Grid.cells(plan.run(planned, groups), planned));
    }

    private Grid.Group group(
            String method, double rate, long seed, FerDataset noisy, String digest, String testDigest) {
        // The rate is in the name, for at rate 0 or by chance two rates can give the same labels.
        String name = method + " at noise rate " + rate;
        Trained trained = plan.trained(name, methods.get(method), noisy, digest, seed);
        Map<String, String> at = new LinkedHashMap<>();
        at.put(NoiseTable.METHOD, method);
        at.put(NoiseTable.RATE, Double.toString(rate));
        at.put(StudyCells.SEED, Long.toString(seed));
        Grid.Job job = new Grid.Job(
                at,
                plan.key(name, digest, testDigest, seed),
                () -> Grid.Outcome.of(Figures.of(Evaluator.evaluate(trained.get(), test))));
        return new Grid.Group(trained, List.of(job));
    }

    /** Builds a {@link NoiseRobustnessStudy}. */
    public static final class Builder extends StudyBuilder<Builder> {
        private final Map<String, Function<TrainingTask, ? extends Classifier>> methods = new LinkedHashMap<>();
        private FerDataset training;
        private FerDataset test;
        private Noise noise;
        private List<Double> rates = List.of(0.0, 0.2, 0.4);

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
         * @param train whose labels are made wrong
         * @param value whose labels are left
         * @return this
         * @throws InvalidArgumentException if one is empty
         */
        public Builder data(FerDataset train, FerDataset value) {
            this.training = requireSamples("the training part", train);
            this.test = requireSamples("the test part", value);
            return this;
        }

        /**
         * How labels are made wrong.
         *
         * @param value such as {@code (data, rate, seed) -> NoiseInjection.symmetric(rate).apply(data, seed).dataset()}
         * @return this
         */
        public Builder noise(Noise value) {
            this.noise = Objects.requireNonNull(value, "noise");
            return this;
        }

        /**
         * With which noise rates; 0, 0.2 and 0.4 unless set.
         *
         * @param values at least one, each in [0, 1], ascending
         * @return this
         * @throws InvalidArgumentException if they are not
         */
        public Builder rates(double... values) {
            boolean ascending = values.length > 0;
            for (int i = 0; i < values.length; i++) {
                ascending &= values[i] >= 0 && values[i] <= 1 && (i == 0 || values[i] > values[i - 1]);
            }
            if (!ascending) {
                throw new InvalidArgumentException(
                        "noise rates are in [0, 1], ascending, at least one, got " + Arrays.toString(values));
            }
            this.rates = Arrays.stream(values).boxed().collect(Collectors.toUnmodifiableList());
            return this;
        }

        /**
         * Adds a method: a loss, a sample selection, a net.
         *
         * @param name what tables call it
         * @param train gives a classifier, which the study closes; see {@link TrainingTask} for one with fer-models
         * @return this
         * @throws InvalidArgumentException if the name is blank or taken
         */
        public Builder method(String name, Function<TrainingTask, ? extends Classifier> train) {
            put(methods, "the methods", name, train);
            return this;
        }

        /**
         * The study.
         *
         * @return ready to run
         * @throws InvalidArgumentException if there are no data, no noise or no method
         */
        public NoiseRobustnessStudy build() {
            requireSet(training, "data", "data(train, test)");
            requireSet(noise, "a way to make labels wrong", "noise(...)");
            requireSet(methods.isEmpty() ? null : methods, "at least one method", "method(name, train)");
            return new NoiseRobustnessStudy(this);
        }
    }
}
