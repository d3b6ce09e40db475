package io.github.fer4j.eval.study;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What the builders of all studies have in common: seed 42 alone, no settings, nobody listening, never cancelled.
 *
 * @param <B> the builder itself
 */
public abstract sealed class StudyBuilder<B extends StudyBuilder<B>>
        permits CrossDatasetStudy.Builder,
                SubjectCrossValidation.Builder,
                NoiseRobustnessStudy.Builder,
                CorruptionStudy.Builder,
                ArchitectureStudy.Builder {
    private final CellFolder folder;
    private String settings = "";
    private long[] seeds = {42};
    private StudyProgress progress = new StudyProgress() {};
    private BooleanSupplier cancelled = () -> false;

    StudyBuilder(Path folder) {
        this.folder = new CellFolder(Objects.requireNonNull(folder, "folder"));
    }

    abstract B self();

    /**
     * What the given functions do, in words: net, loss, learning rate, epochs. It is part of what decides a cell, so that a
     * cell of other settings is not taken for one of these.
     *
     * @param value any text, such as {@code trainer.net() + " " + trainer.settings()}
     * @return this
     */
    public B settings(String value) {
        this.settings = Objects.requireNonNull(value, "settings");
        return self();
    }

    /**
     * With which seeds everything is done. All is done with the first seed before the second begins.
     *
     * @param values at least one, all different
     * @return this
     * @throws InvalidArgumentException if there are none, or one twice
     */
    public B seeds(long... values) {
        if (values.length == 0 || Arrays.stream(values).distinct().count() != values.length) {
            throw new InvalidArgumentException(
                    "a study has at least one seed, all different, got " + Arrays.toString(values));
        }
        this.seeds = values.clone();
        return self();
    }

    /**
     * Who is told how the study goes.
     *
     * @param value the listener
     * @return this
     */
    public B listen(StudyProgress value) {
        this.progress = Objects.requireNonNull(value, "progress");
        return self();
    }

    /**
     * When to stop, asked before and after each cell; an interrupt of the thread stops it too. What is done is kept.
     *
     * @param value says true once the study is to stop
     * @return this
     */
    public B cancelWhen(BooleanSupplier value) {
        this.cancelled = Objects.requireNonNull(value, "cancelled");
        return self();
    }

    /** What was gathered so far. */
    StudyPlan plan(String name) {
        return new StudyPlan(
                name, folder, settings, Arrays.stream(seeds).boxed().toList(), progress, cancelled);
    }

    /** Adds an entry under a name of its own. */
    static <T> void put(Map<String, T> entries, String what, String name, T value) {
        if (name.isBlank() || entries.containsKey(name)) {
            throw new InvalidArgumentException(
                    what + " of a study have names, each another, got '" + name + "' beside " + entries.keySet());
        }
        entries.put(name, Objects.requireNonNull(value, name));
    }

    static FerDataset requireSamples(String what, FerDataset data) {
        if (data.isEmpty()) {
            throw new InvalidArgumentException(
                    what + " of a study has at least one sample, got none in " + data.name());
        }
        return data;
    }

    static <T> T requireSet(T value, String what, String setter) {
        if (value == null) {
            throw new InvalidArgumentException("a study has " + what + ", got none; set it with " + setter);
        }
        return value;
    }
}
