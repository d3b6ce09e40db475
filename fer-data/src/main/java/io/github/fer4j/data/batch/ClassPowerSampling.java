package io.github.fer4j.data.batch;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** See {@link Sampling#classPower}. */
record ClassPowerSampling(double exponent) implements Sampling {
    static final String BALANCED = "class-balanced";
    private static final String POWER = "class frequency to the power of ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]-?[0-9]++)?+");

    ClassPowerSampling {
        if (!(exponent >= 0 && exponent <= 1)) {
            throw new InvalidArgumentException(
                    "the power of the class frequency is 0 (balanced) to 1 (as it is), got " + exponent);
        }
        exponent += 0.0; // -0.0 becomes 0.0, so that equal samplings are equal
    }

    /** Reads what {@link #describe} gave where the classes are not balanced. */
    static ClassPowerSampling parse(String text) {
        String plain = text.strip();
        String number = plain.startsWith(POWER) ? plain.substring(POWER.length()) : "";
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidArgumentException("a sampling is '" + SequentialSampling.NAME + "', '"
                    + ShuffledSampling.NAME + "', '" + BALANCED + "' or '" + POWER + "q' with a number for q, got '"
                    + text
                    + "'");
        }
        return new ClassPowerSampling(Double.parseDouble(number));
    }

    @Override
    public int[] order(FerDataset data, long seed) {
        int[][] members = members(data);
        double[] upTo = new double[members.length];
        double sum = 0;
        int last = 0;
        for (int k = 0; k < members.length; k++) {
            if (members[k].length > 0) {
                sum += StrictMath.pow(members[k].length, exponent);
                last = k;
            }
            upTo[k] = sum;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[data.size()];
        for (int i = 0; i < order.length; i++) {
            double point = random.nextDouble() * sum;
            int k = 0;
            while (k < last && upTo[k] <= point) {
                k++;
            }
            order[i] = members[k][random.nextInt(members[k].length)];
        }
        return order;
    }

    /** For each class, where its samples are. */
    private static int[][] members(FerDataset data) {
        int[] classes = new int[data.size()];
        int[] counts = new int[data.labels().size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = data.labels().indexOf(emotionOf(data.get(i)));
            counts[classes[i]]++;
        }
        int[][] members = new int[counts.length][];
        for (int k = 0; k < counts.length; k++) {
            members[k] = new int[counts[k]];
        }
        for (int i = classes.length - 1; i >= 0; i--) {
            members[classes[i]][--counts[classes[i]]] = i;
        }
        return members;
    }

    private static Emotion emotionOf(Sample sample) {
        return sample.label()
                .or(() -> sample.target().map(Scores::top))
                .orElseThrow(() -> new InvalidArgumentException(
                        sample.id() + ": sampling by class takes a label or a target, this sample has neither;"
                                + " label it or filter it out"));
    }

    @Override
    public String describe() {
        return exponent == 0 ? BALANCED : POWER + exponent;
    }
}
