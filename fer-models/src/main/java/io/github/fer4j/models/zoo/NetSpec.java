package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.AffectHead;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A net before it is built: which architecture, with which options, for which classes and input. Immutable.
 *
 * @param architecture a name of the zoo with a value for each of its options
 * @param labels the classes, in the order of the outputs
 * @param preprocessing the shape of the input, and how crops are brought into it
 */
public record NetSpec(Architecture architecture, LabelSet labels, Preprocessing preprocessing) {
    /**
     * Checks the options, and fills in those that are missing.
     *
     * @throws InvalidArgumentException if the zoo has no such architecture, the architecture no such option, or an option
     *     not such a value
     */
    public NetSpec {
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(preprocessing, "preprocessing");
        architecture = Zoo.checked(architecture);
    }

    /**
     * This net for other classes.
     *
     * @param newLabels the classes, in the order of the outputs
     * @return the changed net
     */
    public NetSpec classes(LabelSet newLabels) {
        return new NetSpec(architecture, newLabels, preprocessing);
    }

    /**
     * This net for another input.
     *
     * @param newPreprocessing shape and normalisation
     * @return the changed net
     */
    public NetSpec input(Preprocessing newPreprocessing) {
        return new NetSpec(architecture, labels, newPreprocessing);
    }

    /**
     * This net with an option changed.
     *
     * @param name an option of the architecture
     * @param value its value, as text
     * @return the changed net
     * @throws InvalidArgumentException if there is no such option, or it takes no such value
     */
    public NetSpec option(String name, String value) {
        return options(Map.of(name, value));
    }

    /**
     * This net with several options changed.
     *
     * @param changed values by option, as text
     * @return the changed net
     * @throws InvalidArgumentException if there is no such option, or it takes no such value
     */
    public NetSpec options(Map<String, String> changed) {
        Map<String, String> options = new TreeMap<>(architecture.options());
        options.putAll(changed);
        return new NetSpec(new Architecture(architecture.name(), options), labels, preprocessing);
    }

    /**
     * This net with two more outputs, valence and arousal, behind those of the classes and from the same features: what makes
     * both learn together. Stored as the option {@value Head#OPTION}, which every architecture has.
     *
     * @return the changed net
     */
    public NetSpec withValenceArousal() {
        return option(Head.OPTION, Head.CATEGORIES_AND_AFFECT);
    }

    /** Whether the net gives valence and arousal beside the classes. */
    public boolean hasValenceArousal() {
        return Head.hasAffect(architecture);
    }

    /** The number of outputs: one for each class, and two where there are valence and arousal. */
    public int outputs() {
        return labels.size() + (hasValenceArousal() ? AffectHead.OUTPUTS : 0);
    }

    /** Such as {@code customCnn(dropout 0.4) 48x48x1 -> 7}, or {@code -> 7 + 2} with valence and arousal. */
    @Override
    public String toString() {
        StringBuilder options = new StringBuilder();
        architecture
                .options()
                .forEach((name, value) -> options.append(options.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(' ')
                        .append(value));
        return architecture.name() + "(" + options + ") " + preprocessing.width() + "x" + preprocessing.height() + "x"
                + preprocessing.channels() + " -> " + labels.size()
                + (hasValenceArousal() ? " + " + AffectHead.OUTPUTS : "");
    }
}
