package io.github.fer4j.models.weights;

import io.github.fer4j.ModelFormatException;
import io.github.fer4j.models.zoo.NetSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Brings the arrays of a file into a net: first compares all names and shapes, and says all that does not fit in one error;
 * then copies.
 *
 * <p>What their net has and ours has not is worked into the parameters, so that the net computes the same:
 *
 * <ul>
 *   <li>biases {@code b} of a convolution in front of batch normalisation: {@code mean' = mean - b};
 *   <li>another epsilon of batch normalisation: {@code variance' = variance + theirs - ours}. Where that is below a least
 *       positive {@code v}, it is {@code v}, and {@code gamma' = gamma sqrt((v + ours) / (variance + theirs))};
 *   <li>another input: {@link InputFold}; another size in front of the dense layers of VGG: {@link AdaptivePooling}.
 * </ul>
 */
final class Importer {
    /** Deeplearning4j keeps the logarithm. */
    private static final double LEAST_VARIANCE = 1e-8;

    private final WeightFile file;
    private final String fileName;
    private final Scheme scheme;
    private final NetSpec spec;
    private final Map<String, long[]> shapes;
    private final List<String> problems = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> random = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private double[] pending;
    private int foldedBiases;
    private int foldedNorms;

    Importer(WeightFile file, String fileName, Scheme scheme, NetSpec spec) {
        this.file = file;
        this.fileName = fileName;
        this.scheme = scheme;
        this.spec = spec;
        this.shapes = file.shapes();
    }

    /** Sets the parameters of the net; the report has the checksum that is given. */
    ImportReport into(TargetNet net, String sha256) {
        check(net);
        if (!problems.isEmpty()) {
            throw new ModelFormatException(fileName + ": these weights (" + scheme.origin() + ") do not fit " + spec
                    + ":\n  " + String.join("\n  ", problems));
        }
        for (int i = 0; i < net.slots().size(); i++) {
            copy(net, net.slots().get(i), scheme.parts().get(i), i == 0);
        }
        for (String name : shapes.keySet()) {
            if (!scheme.names().contains(name)) {
                leftOut.add(name + ": not a weight of the net");
            }
        }
        if (foldedBiases > 0) {
            folded.add("the biases of " + foldedBiases + " convolutions, into the means of batch normalisation");
        }
        if (foldedNorms > 0) {
            folded.add("another epsilon of " + foldedNorms + " layers of batch normalisation, into their variances");
        }
        if (scheme.stemStride() > 0 && scheme.stemStride() != net.stemStride()) {
            differences.add("the first convolution has stride " + net.stemStride() + " instead of "
                    + scheme.stemStride() + ": features see another scale; the option stem imagenet makes it the same");
        }
        return new ImportReport(
                fileName, sha256, file.format(), scheme.origin(), copied, folded, leftOut, random, differences);
    }

    private void check(TargetNet net) {
        scheme.options().forEach((option, value) -> {
            String ours = spec.architecture().options().get(option);
            if (!value.equals(ours)) {
                problems.add("the option '" + option + "' of these weights is '" + value + "', got '" + ours
                        + "'; fitting(net) sets it");
            }
        });
        List<Slot> slots = net.slots();
        if (slots.size() != scheme.parts().size()) {
            problems.add("the net has " + slots.size() + " layers with weights, these weights are for "
                    + scheme.parts().size());
            return;
        }
        for (int i = 0; i < slots.size(); i++) {
            check(slots.get(i), scheme.parts().get(i), i == 0);
        }
        shapes.forEach((name, shape) -> {
            if (!scheme.names().contains(name) && !scheme.passedOver().test(name)) {
                problems.add("'" + name + "' (" + Shapes.text(shape) + ") is nothing that the net has");
            }
        });
    }

    private void check(Slot slot, Part part, boolean first) {
        if (slot.kind() != part.kind()) {
            problems.add("the layer '" + slot.layer() + "' is a " + slot.kind() + ", '" + part.weight() + "' a "
                    + part.kind());
            return;
        }
        if (slot.kind() == Kind.HEAD && part.names().stream().noneMatch(shapes::containsKey)) {
            return; // without top
        }
        long[] weights = shapes.get(part.weight());
        long outputs = slot.kind() == Kind.HEAD && weights != null ? classes(weights) : slot.out();
        for (String name : part.names()) {
            long[] shape = shapes.get(name);
            if (shape == null) {
                problems.add("'" + name + "' is not in the file");
            } else if (!name.equals(part.weight())) {
                expect(name, new long[] {outputs}, shape, slot);
            } else if (slot.kind() == Kind.HEAD) {
                expect(name, scheme.arrangement().there(Kind.HEAD, new long[] {outputs, slot.in()}), shape, slot);
            } else if (AdaptivePooling.applies(slot, shape, spec)) {
                expect(name, new long[] {slot.out(), Shapes.length(shape) / shape[0]}, flat(shape), slot);
            } else {
                long[] expected = slot.shape().clone();
                if (first) {
                    expected[1] = channels(shape);
                }
                // timm has 1x1 and larger convolutions for dense layers.
                boolean dense = slot.kind() == Kind.DENSE || slot.kind() == Kind.HEAD;
                expect(name, scheme.arrangement().there(slot.kind(), expected), dense ? flat(shape) : shape, slot);
            }
        }
    }

    private void expect(String name, long[] expected, long[] shape, Slot slot) {
        if (!Arrays.equals(expected, shape)) {
            String remedy = slot.layer().startsWith("stem") && slot.kind() == Kind.CONVOLUTION
                    ? "; the option stem is 'imagenet' for 7x7, 'small' for 3x3, and fitting(net) sets it"
                    : "";
            problems.add("'" + name + "' is " + Shapes.text(expected) + " in this net (" + slot.layer() + "), got "
                    + Shapes.text(shape) + remedy);
        }
    }

    private long classes(long[] headShape) {
        long[] flat = flat(headShape);
        return flat.length == 2 ? flat[scheme.arrangement() == Arrangement.KERAS ? 1 : 0] : -1;
    }

    /** {@code [out, in, 1, 1]} as {@code [out, in]}, and so on; of Keras's as they are. */
    private long[] flat(long[] shape) {
        return scheme.arrangement() == Arrangement.PYTORCH && shape.length == 4
                ? new long[] {shape[0], shape[1] * shape[2] * shape[3]}
                : shape;
    }

    /** The channels that their first convolution takes: 1 where ours takes 1 too, else 3. */
    private int channels(long[] shape) {
        int at = scheme.arrangement() == Arrangement.KERAS ? 2 : 1;
        boolean gray =
                shape.length == 4 && shape[at] == 1 && spec.preprocessing().channels() == 1;
        return gray ? 1 : 3;
    }

    private void copy(TargetNet net, Slot slot, Part part, boolean first) {
        if (slot.kind() == Kind.HEAD && !keepsHead(slot, part)) {
            random.add(slot.layer());
            return;
        }
        copied.addAll(part.names());
        switch (slot.kind()) {
            case NORM -> copyNorm(net, slot, part);
            case CONVOLUTION, DEPTHWISE -> copyConvolution(net, slot, part, first);
            case DENSE, HEAD -> {
                float[] weights = weights(part, slot);
                if (AdaptivePooling.applies(slot, shapes.get(part.weight()), spec)) {
                    weights = AdaptivePooling.fold(weights, slot, spec);
                    folded.add("the pooling to 7x7 in front of '" + part.weight() + "', into it");
                }
                net.setWeights(slot, weights);
                net.setVector(slot, "b", values(part.bias()));
            }
        }
    }

    private boolean keepsHead(Slot slot, Part part) {
        long[] shape = shapes.get(part.weight());
        if (shape == null) {
            return false;
        }
        if (classes(shape) != slot.out()) {
            part.names()
                    .forEach(name -> leftOut.add(
                            name + ": " + classes(shape) + " classes, this net has " + slot.out() + " outputs"));
            return false;
        }
        return true;
    }

    private void copyConvolution(TargetNet net, Slot slot, Part part, boolean first) {
        float[] weights = first ? null : weights(part, slot);
        double[] shift = new double[(int) slot.out()];
        if (part.bias() != null) {
            float[] biases = values(part.bias());
            for (int o = 0; o < shift.length; o++) {
                shift[o] = biases[o];
            }
        }
        if (first) {
            int channels = channels(shapes.get(part.weight()));
            long[] theirs = slot.shape();
            theirs[1] = channels;
            InputFold fold = InputFold.of(
                    scheme.arrangement().here(slot.kind(), values(part.weight()), theirs),
                    shift.length,
                    channels,
                    (int) slot.kernel(),
                    scheme,
                    spec.preprocessing());
            weights = fold.kernel();
            for (int o = 0; o < shift.length; o++) {
                shift[o] += fold.shift()[o];
            }
            folded.addAll(fold.folded());
            differences.addAll(fold.differences());
        }
        net.setWeights(slot, weights);
        if (slot.hasBias()) {
            net.setVector(slot, "b", floats(shift));
        } else {
            foldedBiases += part.bias() != null ? 1 : 0;
            pending = shift;
        }
    }

    private void copyNorm(TargetNet net, Slot slot, Part part) {
        float[] gamma = values(part.weight());
        float[] mean = values(part.mean());
        float[] variance = values(part.variance());
        double[] variances = new double[gamma.length];
        for (int c = 0; c < gamma.length; c++) {
            if (variance[c] < 0) {
                throw new ModelFormatException(fileName + ": a variance is not negative, got " + variance[c] + " in '"
                        + part.variance() + "'");
            }
            mean[c] = (float) (mean[c] - pending[c]);
            double theirs = variance[c] + scheme.epsilon();
            double ours = theirs - slot.epsilon();
            if (ours < LEAST_VARIANCE) {
                ours = LEAST_VARIANCE;
                gamma[c] = (float) (gamma[c] * Math.sqrt((ours + slot.epsilon()) / theirs));
            }
            variances[c] = ours;
        }
        foldedNorms += scheme.epsilon() == slot.epsilon() ? 0 : 1;
        net.setVector(slot, "gamma", gamma);
        net.setVector(slot, "beta", values(part.bias()));
        net.setVector(slot, "mean", mean);
        net.setVariances(slot, variances);
    }

    private float[] weights(Part part, Slot slot) {
        return scheme.arrangement().here(slot.kind(), values(part.weight()), slot.shape());
    }

    private float[] values(String name) {
        float[] values = file.read(name);
        if (values.length != Shapes.length(shapes.get(name))) {
            throw new ModelFormatException(fileName + ": '" + name + "' is " + Shapes.text(shapes.get(name))
                    + ", but has " + values.length + " values; the file is damaged");
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new ModelFormatException(fileName + ": weights are finite, got " + value + " in '" + name + "'");
            }
        }
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
