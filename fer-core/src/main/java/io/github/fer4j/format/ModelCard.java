package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What there is to know of a model beside its weights.
 *
 * @param name short, such as {@code fer2013-7}
 * @param description a sentence for people
 * @param labels the names of its emotions, in the order of its outputs
 * @param preprocessing from a face crop to its input
 * @param faceCrop from a detected face to a face crop
 * @param architecture how its net is built
 * @param training how it came to be; null where unknown
 * @param quality how good it is, on each data set that was measured
 * @param licence of the weights, and what their use is limited to
 * @param temperature what the logits are divided by before softmax, above 0; 1 leaves the probabilities as the net was
 *     taught them (Guo et al., <i>On Calibration of Modern Neural Networks</i>, ICML 2017, section 4.2). Cards of before
 *     temperatures count as 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
        String name,
        String description,
        List<String> labels,
        Preprocessing preprocessing,
        FaceCrop faceCrop,
        Architecture architecture,
        Training training,
        List<Quality> quality,
        String licence,
        double temperature) {
    /**
     * Checks that nothing is missing, and copies the lists.
     *
     * @throws InvalidArgumentException if two labels are the same, or the temperature is not above 0 and finite
     */
    public ModelCard {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(labels, "labels");
        labels = List.copyOf(labels);
        Objects.requireNonNull(preprocessing, "preprocessing");
        Objects.requireNonNull(faceCrop, "faceCrop");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(quality, "quality");
        quality = List.copyOf(quality);
        Objects.requireNonNull(licence, "licence");
        LabelSet.ofNames(labels);
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new InvalidArgumentException("a model's temperature is finite and above 0, got " + temperature
                    + "; 1 leaves its scores as they are");
        }
    }

    /**
     * A card of a model whose probabilities are left as the net was taught them: with temperature 1.
     *
     * @param name short, such as {@code fer2013-7}
     * @param description a sentence for people
     * @param labels the names of its emotions, in the order of its outputs
     * @param preprocessing from a face crop to its input
     * @param faceCrop from a detected face to a face crop
     * @param architecture how its net is built
     * @param training how it came to be; null where unknown
     * @param quality how good it is, on each data set that was measured
     * @param licence of the weights, and what their use is limited to
     */
    public ModelCard(
            String name,
            String description,
            List<String> labels,
            Preprocessing preprocessing,
            FaceCrop faceCrop,
            Architecture architecture,
            Training training,
            List<Quality> quality,
            String licence) {
        this(name, description, labels, preprocessing, faceCrop, architecture, training, quality, licence, 1);
    }

    /** The emotions in the order of the model's outputs. */
    public LabelSet labelSet() {
        return LabelSet.ofNames(labels);
    }

    /** How the model came to be, if known. */
    public Optional<Training> provenance() {
        return Optional.ofNullable(training);
    }

    /**
     * This card with other names and words.
     *
     * @param newName short
     * @param newDescription a sentence for people
     * @param newLicence of the weights
     * @return the changed card
     */
    public ModelCard named(String newName, String newDescription, String newLicence) {
        return new ModelCard(
                newName,
                newDescription,
                labels,
                preprocessing,
                faceCrop,
                architecture,
                training,
                quality,
                newLicence,
                temperature);
    }

    /**
     * This card with measured quality.
     *
     * @param measured on each data set
     * @return the changed card
     */
    public ModelCard withQuality(List<Quality> measured) {
        return new ModelCard(
                name,
                description,
                labels,
                preprocessing,
                faceCrop,
                architecture,
                training,
                measured,
                licence,
                temperature);
    }

    /**
     * This card with another face crop.
     *
     * @param crop how detected faces are cut
     * @return the changed card
     */
    public ModelCard withFaceCrop(FaceCrop crop) {
        return new ModelCard(
                name, description, labels, preprocessing, crop, architecture, training, quality, licence, temperature);
    }

    /**
     * This card with another temperature. One that was fitted to the answers of a model that has a temperature already
     * multiplies it: {@code card.withTemperature(card.temperature() * fitted)}.
     *
     * @param value what the logits are divided by, finite and above 0
     * @return the changed card
     * @throws InvalidArgumentException if it is not
     */
    public ModelCard withTemperature(double value) {
        return new ModelCard(
                name, description, labels, preprocessing, faceCrop, architecture, training, quality, licence, value);
    }

    /**
     * This card as a model file holds it.
     *
     * @return JSON, with the format's name and version in front
     */
    public String toJson() {
        return new String(CardJson.write(this), StandardCharsets.UTF_8);
    }

    /**
     * Applies the temperature. Every engine does so with what its net says, and nobody after it.
     *
     * @param fromNet what the net says
     * @return what the model says; see {@link Scores#withTemperature}
     */
    public Scores calibrate(Scores fromNet) {
        return fromNet.withTemperature(temperature);
    }
}
