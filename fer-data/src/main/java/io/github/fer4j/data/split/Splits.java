package io.github.fer4j.data.split;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Ways to split a data set. All are deterministic: the same data set and seed give the same parts. A sample's class is its
 * label, or else the top of its target.
 *
 * <pre>{@code
 * DataSplit split = Splits.stratified(data, Shares.standard(), 42);
 * List<Fold> folds = Splits.subjectFolds(data, 5, 42);
 * }</pre>
 */
public final class Splits {
    private Splits() {}

    /**
     * A random split with the same share of each class in each part: the counts of a class are its shares by largest
     * remainder, so each differs from the exact share by less than one sample.
     *
     * @param data every sample with a class
     * @param shares of the parts
     * @param seed decides which sample goes where
     * @return the parts, each in the order of the data set
     * @throws InvalidArgumentException if a sample has no class, or a class has no samples, or too few for each part to get
     *     one, naming it
     */
    public static DataSplit stratified(FerDataset data, Shares shares, long seed) {
        int[] parts = Stratification.deal(data, Classes.of(data), shares.toArray(), seed);
        requireEveryClass(data, parts, shares.toArray());
        return DataSplit.of(data, parts);
    }

    /**
     * A random split with no subject in two parts, as stratified as that allows: subjects are given, the largest first, to the
     * part that misses their classes most, and then moved and exchanged as long as that brings the class counts closer to
     * their shares.
     *
     * @param data every sample with a class and a {@link Sample#subject}
     * @param shares of the parts
     * @param seed decides between equals
     * @return the parts, each in the order of the data set
     * @throws InvalidArgumentException if a sample has no class or no subject, a class has no samples, or there are fewer
     *     subjects than parts
     */
    public static DataSplit bySubject(FerDataset data, Shares shares, long seed) {
        return DataSplit.of(data, SubjectGroups.deal(data, Classes.of(data), shares.toArray(), seed));
    }

    /**
     * The split that the data set was published with.
     *
     * @param data every sample with a {@link Sample#split}, some to learn from
     * @return the parts; validation or test may be empty, as some sets are published without
     * @throws InvalidArgumentException if a sample has no split, naming the first, or there is nothing to learn from
     */
    public static DataSplit published(FerDataset data) {
        data.samples().stream()
                .filter(sample -> sample.split().isEmpty())
                .findFirst()
                .ifPresent(sample -> {
                    throw new InvalidArgumentException("the published split needs one for every sample, got none for '"
                            + sample.id() + "' of " + data.name() + "; use a stratified split");
                });
        return new DataSplit(data.split(Split.TRAIN), data.split(Split.VALIDATION), data.split(Split.TEST));
    }

    /**
     * For sets that are published without validation data: a stratified share of the training part becomes the validation
     * part.
     *
     * @param split whose validation part is empty
     * @param share of the training part, above 0 and below 1
     * @param seed decides which
     * @return the split with validation data; the test part stays as it is
     * @throws InvalidArgumentException if there is a validation part already, the share is out of range, or a class is too
     *     small
     */
    public static DataSplit validationFromTraining(DataSplit split, double share, long seed) {
        if (!split.validation().isEmpty()) {
            throw new InvalidArgumentException(
                    "validation data are taken from the training part where there are none, got "
                            + split.validation().size() + " samples of "
                            + split.validation().name());
        }
        DataSplit cut = stratified(split.train(), new Shares(1 - share, share, 0), seed);
        return new DataSplit(cut.train(), cut.validation(), split.test());
    }

    /**
     * Stratified folds: the counts of a class in two folds differ by at most one sample.
     *
     * @param data every sample with a class
     * @param k the number of folds, at least 2
     * @param seed decides which sample goes where
     * @return the folds
     * @throws InvalidArgumentException if a sample has no class, or a class has fewer samples than there are folds, naming it
     */
    public static List<Fold> folds(FerDataset data, int k, long seed) {
        double[] shares = equalShares(k);
        int[] parts = Stratification.deal(data, Classes.of(data), shares, seed);
        requireEveryClass(data, parts, shares);
        return folds(data, k, parts);
    }

    /**
     * Folds with no subject in two of them, as stratified as that allows; see {@link #bySubject}.
     *
     * @param data every sample with a class and a {@link Sample#subject}
     * @param k the number of folds, at least 2
     * @param seed decides between equals
     * @return the folds
     * @throws InvalidArgumentException if a sample has no class or no subject, a class has no samples, or there are fewer
     *     subjects than folds
     */
    public static List<Fold> subjectFolds(FerDataset data, int k, long seed) {
        return folds(data, k, SubjectGroups.deal(data, Classes.of(data), equalShares(k), seed));
    }

    private static double[] equalShares(int k) {
        if (k < 2) {
            throw new InvalidArgumentException("there are at least 2 folds, got " + k);
        }
        double[] shares = new double[k];
        Arrays.fill(shares, 1.0 / k);
        return shares;
    }

    private static List<Fold> folds(FerDataset data, int k, int[] parts) {
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            Map<Split, List<Sample>> sides = new EnumMap<>(Split.class);
            sides.put(Split.TRAIN, new ArrayList<>());
            sides.put(Split.VALIDATION, new ArrayList<>());
            for (int i = 0; i < parts.length; i++) {
                sides.get(parts[i] == fold ? Split.VALIDATION : Split.TRAIN).add(data.get(i));
            }
            DataSplit split = new DataSplit(
                    FerDataset.of(data.name(), data.labels(), sides.get(Split.TRAIN)),
                    FerDataset.of(data.name(), data.labels(), sides.get(Split.VALIDATION)),
                    FerDataset.of(data.name(), data.labels(), List.of()));
            folds.add(new Fold(fold, split.train(), split.validation()));
        }
        return folds;
    }

    /** A part without a class can neither be learned from nor say how well the class is known. */
    private static void requireEveryClass(FerDataset data, int[] parts, double[] shares) {
        int[] classes = Classes.of(data);
        int[][] counts = new int[shares.length][data.labels().size()];
        for (int i = 0; i < parts.length; i++) {
            counts[parts[i]][classes[i]]++;
        }
        for (int part = 0; part < shares.length; part++) {
            for (int label = 0; label < counts[part].length; label++) {
                if (shares[part] > 0 && counts[part][label] == 0) {
                    Emotion emotion = data.labels().get(label);
                    throw new InvalidArgumentException(
                            "every part of a stratified split gets samples of every class, got "
                                    + data.classCounts().get(emotion) + " of '" + emotion + "' for " + shares.length
                                    + " parts of " + data.name()
                                    + "; add some, use fewer or larger parts, or leave the class out");
                }
            }
        }
    }
}
