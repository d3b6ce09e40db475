package io.github.fer4j.noise.loss;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The names of losses in text, and the way back: {@code focal 2.0, smoothed 0.1, class weights [anger 1.5 fear 0.5]}. A name
 * is a choice among the losses of this package, never a class to load.
 */
final class LossText {
    static final String CROSS_ENTROPY = "cross-entropy";
    static final String FOCAL = "focal";
    static final String MAE = "mean absolute error";
    static final String GENERALISED = "generalised cross-entropy";
    static final String SYMMETRIC = "symmetric cross-entropy";
    static final String NORMALISED = "normalised plus reverse cross-entropy";
    static final String SOFT_BOOTSTRAP = "soft bootstrap";
    static final String HARD_BOOTSTRAP = "hard bootstrap";
    static final String FORWARD = "forward-corrected cross-entropy";
    static final String BACKWARD = "backward-corrected cross-entropy";
    static final String MULTI_TARGET = "multi-target";

    static final String SMOOTHED = "smoothed";
    static final String OFF_TARGET = "smoothed off target";
    static final String CLASS_WEIGHTS = "class weights";

    private static final List<String> NAMES = List.of(
            CROSS_ENTROPY,
            FOCAL,
            MAE,
            GENERALISED,
            SYMMETRIC,
            NORMALISED,
            SOFT_BOOTSTRAP,
            HARD_BOOTSTRAP,
            FORWARD,
            BACKWARD,
            MULTI_TARGET);

    private LossText() {}

    /** Such as {@code [anger 1.5 fear 0.5]}, every digit kept. */
    static String of(ClassWeights weights) {
        return weights.labels().emotions().stream()
                .map(emotion -> emotion + " " + weights.of(emotion))
                .collect(Collectors.joining(" ", "[", "]"));
    }

    static Loss parse(String text) {
        try {
            String[] parts = text.strip().split(", ");
            Loss loss = base(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                loss = decorated(loss, parts[i]);
            }
            return loss;
        } catch (FerException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new InvalidArgumentException("a loss is text as its describe() gives it, beginning with one of "
                    + NAMES + ", got '" + text + "': " + e.getMessage());
        }
    }

    private static Loss base(String part) {
        String name = part.replaceAll("( -?[0-9.E-]+| \\[.*)+$", "");
        String[] values = part.substring(name.length()).strip().split(" ");
        return switch (name) {
            case CROSS_ENTROPY -> Losses.crossEntropy();
            case FOCAL -> Losses.focal(Double.parseDouble(values[0]));
            case MAE -> Losses.meanAbsoluteError();
            case GENERALISED -> Losses.generalisedCrossEntropy(Double.parseDouble(values[0]));
            case SYMMETRIC ->
                Losses.symmetricCrossEntropy(Double.parseDouble(values[0]), Double.parseDouble(values[1]));
            case NORMALISED ->
                Losses.normalisedCrossEntropy(Double.parseDouble(values[0]), Double.parseDouble(values[1]));
            case SOFT_BOOTSTRAP -> Losses.softBootstrap(Double.parseDouble(values[0]));
            case HARD_BOOTSTRAP -> Losses.hardBootstrap(Double.parseDouble(values[0]));
            case FORWARD -> Losses.forwardCorrected(matrix(part.substring(name.length())));
            case BACKWARD -> Losses.backwardCorrected(matrix(part.substring(name.length())));
            case MULTI_TARGET -> new MultiTarget(Double.parseDouble(values[0]));
            default -> throw new InvalidArgumentException("there is no loss '" + name + "'");
        };
    }

    private static Loss decorated(Loss loss, String part) {
        if (part.startsWith(OFF_TARGET + " ")) {
            return loss.smoothedOffTarget(Double.parseDouble(part.substring(OFF_TARGET.length())));
        }
        if (part.startsWith(SMOOTHED + " ")) {
            return loss.smoothed(Double.parseDouble(part.substring(SMOOTHED.length())));
        }
        if (part.startsWith(CLASS_WEIGHTS + " [")) {
            return loss.withClassWeights(weights(part.substring(CLASS_WEIGHTS.length())));
        }
        if (part.equals(CLASS_WEIGHTS + " by " + ClassWeights.inverseFrequency())) {
            return loss.withClassWeights(ClassWeights.inverseFrequency());
        }
        if (part.startsWith(CLASS_WEIGHTS + " by " + EffectiveNumber.NAME + " ")) {
            double beta = Double.parseDouble(part.substring(part.lastIndexOf(' ')));
            return loss.withClassWeights(ClassWeights.effectiveNumber(beta));
        }
        throw new InvalidArgumentException("nothing is done to a loss by '" + part + "'");
    }

    private static ClassWeights weights(String text) {
        String[] words = inner(text).split(" ");
        List<Emotion> emotions = new ArrayList<>();
        double[] values = new double[words.length / 2];
        for (int i = 0; i < values.length; i++) {
            emotions.add(Emotion.of(words[2 * i]));
            values[i] = Double.parseDouble(words[2 * i + 1]);
        }
        return ClassWeights.of(LabelSet.of(emotions), values);
    }

    private static double[][] matrix(String text) {
        return Arrays.stream(inner(text).split("(?<=\\]) "))
                .map(row -> Arrays.stream(inner(row).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** What stands between the brackets. */
    private static String inner(String text) {
        String plain = text.strip();
        if (!plain.startsWith("[") || !plain.endsWith("]")) {
            throw new InvalidArgumentException("values stand in [ and ], got '" + plain + "'");
        }
        return plain.substring(1, plain.length() - 1);
    }
}
