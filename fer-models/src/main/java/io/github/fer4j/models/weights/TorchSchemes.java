package io.github.fer4j.models.weights;

import io.github.fer4j.format.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names of torchvision and timm. Both normalise by ImageNet's mean and deviation, and pad symmetrically. */
final class TorchSchemes {
    private static final double EPSILON = 1e-5;
    private static final int[] VGG19 = {2, 2, 4, 4, 4};
    /** MobileNetV2: blocks of each line of the paper's table 2. */
    private static final int[] MOBILE = {1, 2, 3, 4, 3, 3, 1};

    private TorchSchemes() {}

    /** The schemes for an architecture; none for one that is not supported. */
    static List<Scheme> of(String architecture) {
        return switch (architecture) {
            case "resNet18" -> List.of(scheme("torchvision or timm", Map.of(), resNet(new int[] {2, 2, 2, 2}, 2)));
            case "resNet50" ->
                List.of(scheme("torchvision or timm", Map.of("strideIn", "3x3"), resNet(new int[] {3, 4, 6, 3}, 3)));
            case "vgg19" ->
                List.of(
                        scheme("torchvision", Map.of("norm", "false"), vgg(false, false)),
                        scheme("torchvision, with batch normalisation", Map.of("norm", "true"), vgg(true, false)),
                        scheme("timm", Map.of("norm", "false"), vgg(false, true)),
                        scheme("timm, with batch normalisation", Map.of("norm", "true"), vgg(true, true)));
            case "mobileNetV2" ->
                List.of(
                        scheme("torchvision", Map.of("padding", "symmetric"), mobileNetOfTorchvision()),
                        scheme("timm", Map.of("padding", "symmetric"), mobileNetOfTimm()));
            default -> List.of();
        };
    }

    private static Scheme scheme(String origin, Map<String, String> options, List<Part> parts) {
        return new Scheme(
                origin,
                Arrangement.PYTORCH,
                EPSILON,
                Normalisation.imageNet(),
                false,
                options.containsKey("padding") ? 2 : 0,
                options,
                parts,
                name -> name.endsWith(".num_batches_tracked"));
    }

    private static List<Part> resNet(int[] blocks, int convolutions) {
        List<Part> parts = new ArrayList<>();
        parts.add(conv("conv1"));
        parts.add(norm("bn1"));
        for (int stage = 1; stage <= blocks.length; stage++) {
            for (int block = 0; block < blocks[stage - 1]; block++) {
                String name = "layer" + stage + "." + block + ".";
                for (int i = 1; i <= convolutions; i++) {
                    parts.add(conv(name + "conv" + i));
                    parts.add(norm(name + "bn" + i));
                }
                // Basic blocks keep the width in the first stage, so there is no projection.
                if (block == 0 && (stage > 1 || convolutions == 3)) {
                    parts.add(conv(name + "downsample.0"));
                    parts.add(norm(name + "downsample.1"));
                }
            }
        }
        parts.add(dense(Kind.HEAD, "fc"));
        return parts;
    }

    private static List<Part> vgg(boolean norm, boolean timm) {
        List<Part> parts = new ArrayList<>();
        int index = 0; // in a list that holds the layers without weights too
        for (int convolutions : VGG19) {
            for (int i = 0; i < convolutions; i++) {
                parts.add(dense(Kind.CONVOLUTION, "features." + index));
                if (norm) {
                    parts.add(norm("features." + (index + 1)));
                }
                index += norm ? 3 : 2; // and ReLU
            }
            index++; // max pooling
        }
        parts.add(dense(Kind.DENSE, timm ? "pre_logits.fc1" : "classifier.0"));
        parts.add(dense(Kind.DENSE, timm ? "pre_logits.fc2" : "classifier.3"));
        parts.add(dense(Kind.HEAD, timm ? "head.fc" : "classifier.6"));
        return parts;
    }

    private static List<Part> mobileNetOfTorchvision() {
        List<Part> parts = new ArrayList<>();
        parts.add(conv("features.0.0"));
        parts.add(norm("features.0.1"));
        int index = 1;
        for (int line = 0; line < MOBILE.length; line++) {
            for (int block = 0; block < MOBILE[line]; block++) {
                String name = "features." + index++ + ".conv.";
                int at = 0;
                if (line > 0) {
                    parts.add(conv(name + "0.0"));
                    parts.add(norm(name + "0.1"));
                    at++;
                }
                parts.add(depthwise(name + at + ".0"));
                parts.add(norm(name + at + ".1"));
                parts.add(conv(name + (at + 1)));
                parts.add(norm(name + (at + 2)));
            }
        }
        parts.add(conv("features." + index + ".0"));
        parts.add(norm("features." + index + ".1"));
        parts.add(dense(Kind.HEAD, "classifier.1"));
        return parts;
    }

    private static List<Part> mobileNetOfTimm() {
        List<Part> parts = new ArrayList<>();
        parts.add(conv("conv_stem"));
        parts.add(norm("bn1"));
        for (int line = 0; line < MOBILE.length; line++) {
            for (int block = 0; block < MOBILE[line]; block++) {
                String name = "blocks." + line + "." + block + ".";
                int norms = 1;
                if (line > 0) {
                    parts.add(conv(name + "conv_pw"));
                    parts.add(norm(name + "bn" + norms++));
                }
                parts.add(depthwise(name + "conv_dw"));
                parts.add(norm(name + "bn" + norms++));
                parts.add(conv(name + (line > 0 ? "conv_pwl" : "conv_pw")));
                parts.add(norm(name + "bn" + norms));
            }
        }
        parts.add(conv("conv_head"));
        parts.add(norm("bn2"));
        parts.add(dense(Kind.HEAD, "classifier"));
        return parts;
    }

    private static Part conv(String name) {
        return Part.weights(Kind.CONVOLUTION, name + ".weight", null);
    }

    private static Part depthwise(String name) {
        return Part.weights(Kind.DEPTHWISE, name + ".weight", null);
    }

    private static Part dense(Kind kind, String name) {
        return Part.weights(kind, name + ".weight", name + ".bias");
    }

    private static Part norm(String name) {
        return new Part(Kind.NORM, name + ".weight", name + ".bias", name + ".running_mean", name + ".running_var");
    }
}
