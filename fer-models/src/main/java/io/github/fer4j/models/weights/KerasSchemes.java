package io.github.fer4j.models.weights;

import io.github.fer4j.format.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The names of Keras Applications, with the preprocessing that each net has there. */
final class KerasSchemes {
    /** What the weights of Caffe's authors take: blue, green, red as 0 to 255 less ImageNet's mean. */
    private static final Normalisation CAFFE = new Normalisation(
            Normalisation.Kind.FIXED,
            List.of(123.68 / 255, 116.779 / 255, 103.939 / 255),
            List.of(1 / 255.0, 1 / 255.0, 1 / 255.0));

    /** Keras numbers layers without a name of their own, from the second model of a process on. */
    private static final Pattern NORMALISATION = Pattern.compile("normalization(_\\d+)?/(mean|variance|count)");

    private static final double[] IMAGENET_DEVIATION = {0.229, 0.224, 0.225};
    private static final int[] MOBILE = {1, 2, 3, 4, 3, 3, 1};
    private static final int[] EFFICIENT = {1, 2, 2, 3, 3, 4, 1};

    private KerasSchemes() {}

    /** The schemes for an architecture; none for one that is not supported. */
    static List<Scheme> of(String architecture, KerasFile file, double depth) {
        return switch (architecture) {
            case "resNet50" ->
                List.of(scheme(1.001e-5, CAFFE, true, Map.of("strideIn", "1x1"), resNet50(), name -> false));
            case "mobileNetV2" ->
                List.of(scheme(
                        1e-3,
                        Normalisation.signed(),
                        false,
                        Map.of("padding", "same"),
                        mobileNet(file),
                        name -> false));
            case "efficientNetB0" ->
                List.of(scheme(
                        1e-3,
                        efficientNetNormalisation(file),
                        false,
                        Map.of("padding", "same"),
                        efficientNet(file, depth),
                        NORMALISATION.asMatchPredicate()));
            default -> List.of();
        };
    }

    private static Scheme scheme(
            double epsilon,
            Normalisation normalisation,
            boolean blueFirst,
            Map<String, String> options,
            List<Part> parts,
            Predicate<String> passedOver) {
        return new Scheme(
                "Keras Applications",
                Arrangement.KERAS,
                epsilon,
                normalisation,
                blueFirst,
                options.containsKey("padding") ? 2 : 0,
                options,
                parts,
                passedOver);
    }

    private static List<Part> resNet50() {
        int[] blocks = {3, 4, 6, 3};
        List<Part> parts = new ArrayList<>();
        addBiased(parts, "conv1");
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 1; block <= blocks[stage]; block++) {
                String name = "conv" + (stage + 2) + "_block" + block + "_";
                for (int i = 1; i <= 3; i++) {
                    addBiased(parts, name + i);
                }
                if (block == 1) {
                    addBiased(parts, name + "0");
                }
            }
        }
        parts.add(head("predictions"));
        return parts;
    }

    private static void addBiased(List<Part> parts, String name) {
        parts.add(Part.weights(Kind.CONVOLUTION, name + "_conv/kernel", name + "_conv/bias"));
        parts.add(norm(name + "_bn"));
    }

    private static List<Part> mobileNet(KerasFile file) {
        List<Part> parts = new ArrayList<>();
        parts.add(conv("Conv1"));
        parts.add(norm("bn_Conv1"));
        int index = 0;
        for (int blocks : MOBILE) {
            for (int block = 0; block < blocks; block++) {
                String name = index == 0 ? "expanded_conv_" : "block_" + index + "_";
                if (index > 0) {
                    parts.add(conv(name + "expand"));
                    parts.add(norm(name + "expand_BN"));
                }
                parts.add(depthwise(name + "depthwise", file));
                parts.add(norm(name + "depthwise_BN"));
                parts.add(conv(name + "project"));
                parts.add(norm(name + "project_BN"));
                index++;
            }
        }
        parts.add(conv("Conv_1"));
        parts.add(norm("Conv_1_bn"));
        // Files from before Keras 2.2.5 call the head by another name.
        parts.add(head(file.layers().contains("Logits") ? "Logits" : "predictions"));
        return parts;
    }

    private static List<Part> efficientNet(KerasFile file, double depth) {
        List<Part> parts = new ArrayList<>();
        parts.add(conv("stem_conv"));
        parts.add(norm("stem_bn"));
        for (int line = 0; line < EFFICIENT.length; line++) {
            int blocks = (int) Math.ceil(depth * EFFICIENT[line]);
            for (int block = 0; block < blocks; block++) {
                String name = "block" + (line + 1) + (char) ('a' + block) + "_";
                if (line > 0) {
                    parts.add(conv(name + "expand_conv"));
                    parts.add(norm(name + "expand_bn"));
                }
                parts.add(depthwise(name + "dwconv", file));
                parts.add(norm(name + "bn"));
                parts.add(Part.weights(Kind.CONVOLUTION, name + "se_reduce/kernel", name + "se_reduce/bias"));
                parts.add(Part.weights(Kind.CONVOLUTION, name + "se_expand/kernel", name + "se_expand/bias"));
                parts.add(conv(name + "project_conv"));
                parts.add(norm(name + "project_bn"));
            }
        }
        parts.add(conv("top_conv"));
        parts.add(norm("top_bn"));
        parts.add(head("predictions"));
        return parts;
    }

    /**
     * EfficientNet normalises by layers of its own: to [0, 1], then by the mean and the root of the variance in the file. The
     * variance of the ImageNet weights is in truth the deviation, and so, in Keras from 2.12 on, there follows a division by
     * the root of the deviation; whole models name that layer, files of weights alone may come from before it.
     */
    private static Normalisation efficientNetNormalisation(KerasFile file) {
        Map<String, long[]> shapes = file.shapes();
        String layer = shapes.keySet().stream()
                .filter(NORMALISATION.asMatchPredicate())
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .findFirst()
                .orElse("");
        if (!has3(shapes, layer + "mean") || !has3(shapes, layer + "variance")) {
            return Normalisation.imageNet();
        }
        float[] mean = file.read(layer + "mean");
        float[] variance = file.read(layer + "variance");
        boolean divided = file.layers().stream()
                        .filter(name -> name.startsWith("rescaling"))
                        .count()
                > 1;
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int c = 0; c < IMAGENET_DEVIATION.length; c++) {
            double known = IMAGENET_DEVIATION[c];
            boolean published = Math.abs(variance[c] - known) < 1e-4;
            means.add((double) mean[c]);
            // Keras divides by no less than its epsilon.
            deviations.add(Math.max(1e-7, Math.sqrt(variance[c])) * (divided || published ? Math.sqrt(known) : 1));
        }
        return new Normalisation(Normalisation.Kind.FIXED, means, deviations);
    }

    private static boolean has3(Map<String, long[]> shapes, String name) {
        return shapes.containsKey(name) && Shapes.length(shapes.get(name)) == IMAGENET_DEVIATION.length;
    }

    private static Part conv(String layer) {
        return Part.weights(Kind.CONVOLUTION, layer + "/kernel", null);
    }

    /** Keras 3 calls the kernel of a depthwise convolution as any other. */
    private static Part depthwise(String layer, KerasFile file) {
        String older = layer + "/depthwise_kernel";
        return Part.weights(Kind.DEPTHWISE, file.shapes().containsKey(older) ? older : layer + "/kernel", null);
    }

    private static Part head(String layer) {
        return Part.weights(Kind.HEAD, layer + "/kernel", layer + "/bias");
    }

    private static Part norm(String layer) {
        return new Part(
                Kind.NORM, layer + "/gamma", layer + "/beta", layer + "/moving_mean", layer + "/moving_variance");
    }
}
