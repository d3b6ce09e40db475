package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.fer4j.LabelSet;
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
        String licence) {
    /** Checks that nothing is missing, and copies the lists. */
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
                newName, newDescription, labels, preprocessing, faceCrop, architecture, training, quality, newLicence);
    }

    /**
     * This card with measured quality.
     *
     * @param measured on each data set
     * @return the changed card
     */
    public ModelCard withQuality(List<Quality> measured) {
        return new ModelCard(
                name, description, labels, preprocessing, faceCrop, architecture, training, measured, licence);
    }

    /**
     * This card with another face crop.
     *
     * @param crop how detected faces are cut
     * @return the changed card
     */
    public ModelCard withFaceCrop(FaceCrop crop) {
        return new ModelCard(name, description, labels, preprocessing, crop, architecture, training, quality, licence);
    }
}
