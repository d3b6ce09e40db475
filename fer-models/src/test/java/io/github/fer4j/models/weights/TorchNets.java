package io.github.fer4j.models.weights;

import static io.github.fer4j.models.weights.NamedArrays.doubles;

/** torchvision's nets, with timm's names where they differ, as their sources write them; weights as they ask for them. */
final class TorchNets {
    private final NamedArrays arrays;

    TorchNets(NamedArrays arrays) {
        this.arrays = arrays;
    }

    /** torchvision/models/resnet.py; {@code width} stands for 64. */
    Maps resNet(Maps x, boolean bottleneck, int width, int stem, int classes) {
        int[] blocks = bottleneck ? new int[] {3, 4, 6, 3} : new int[] {2, 2, 2, 2};
        x = stem == 7 ? conv(x, "conv1", width, 7, 2, 3, 1) : conv(x, "conv1", width, 3, 1, 1, 1);
        x = bn(x, "bn1").relu();
        x = stem == 7 ? x.maxPool(3, 2, 1) : x;
        for (int stage = 0; stage < 4; stage++) {
            int planes = width << stage;
            int out = bottleneck ? 4 * planes : planes;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                String name = "layer" + (stage + 1) + "." + block;
                Maps identity = x;
                Maps y;
                if (bottleneck) {
                    y = bn(conv(x, name + ".conv1", planes, 1, 1, 0, 1), name + ".bn1")
                            .relu();
                    y = bn(conv(y, name + ".conv2", planes, 3, stride, 1, 1), name + ".bn2")
                            .relu();
                    y = bn(conv(y, name + ".conv3", out, 1, 1, 0, 1), name + ".bn3");
                } else {
                    y = bn(conv(x, name + ".conv1", planes, 3, stride, 1, 1), name + ".bn1")
                            .relu();
                    y = bn(conv(y, name + ".conv2", planes, 3, 1, 1, 1), name + ".bn2");
                }
                if (stride != 1 || x.channels() != out) {
                    identity = bn(conv(x, name + ".downsample.0", out, 1, stride, 0, 1), name + ".downsample.1");
                }
                x = y.plus(identity).relu();
            }
        }
        return linear(x.mean(), "fc", classes);
    }

    /** torchvision/models/vgg.py, configuration E, or timm/models/vgg.py; filters are divided. */
    Maps vgg19(Maps x, boolean norm, boolean timm, int divisor, int units, int classes) {
        int[][] cfg = {{64, 64}, {128, 128}, {256, 256, 256, 256}, {512, 512, 512, 512}, {512, 512, 512, 512}};
        int index = 0;
        for (int[] block : cfg) {
            for (int filters : block) {
                String name = "features." + index++;
                x = conv(x, name, filters / divisor, 3, 1, 1, 1);
                x = x.plus(doubles(arrays.around(name + ".bias", 0, 0.2, x.channels())));
                x = norm ? bn(x, "features." + index++) : x;
                x = x.relu();
                index++;
            }
            x = x.maxPool(2, 2, 0);
            index++;
        }
        x = x.adaptiveAveragePool(7);
        if (timm) {
            x = conv(x, "pre_logits.fc1", units, 7, 1, 0, 1);
            x = x.plus(doubles(arrays.around("pre_logits.fc1.bias", 0, 0.2, units)))
                    .relu();
            x = conv(x, "pre_logits.fc2", units, 1, 1, 0, 1);
            x = x.plus(doubles(arrays.around("pre_logits.fc2.bias", 0, 0.2, units)))
                    .relu();
            return linear(x, "head.fc", classes);
        }
        x = linear(x, "classifier.0", units).relu();
        x = linear(x, "classifier.3", units).relu();
        return linear(x, "classifier.6", classes);
    }

    /** torchvision/models/mobilenetv2.py. */
    Maps mobileNetV2(Maps x, double width, int classes) {
        int[][] settings = {
            {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
        };
        x = convNorm(x, "features.0", divisible(32 * width), 3, 2, 1).relu6();
        int index = 1;
        for (int[] s : settings) {
            int out = divisible(s[1] * width);
            for (int i = 0; i < s[2]; i++) {
                int stride = i == 0 ? s[3] : 1;
                String name = "features." + index++ + ".conv.";
                int hidden = x.channels() * s[0];
                Maps y = x;
                int at = 0;
                if (s[0] != 1) {
                    y = convNorm(y, name + at++, hidden, 1, 1, 1).relu6();
                }
                y = convNorm(y, name + at++, hidden, 3, stride, hidden).relu6();
                y = bn(conv(y, name + at++, out, 1, 1, 0, 1), name + at);
                x = stride == 1 && x.channels() == out ? x.plus(y) : y;
            }
        }
        x = convNorm(x, "features." + index, divisible(1280 * Math.max(1, width)), 1, 1, 1)
                .relu6();
        return linear(x.mean(), "classifier.1", classes);
    }

    /** timm's mobilenetv2_100: the same net, as timm/models/efficientnet.py and its blocks name it. */
    Maps mobileNetV2OfTimm(Maps x, double width, int classes) {
        int[][] stages = {
            {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
        };
        x = bn(conv(x, "conv_stem", divisible(32 * width), 3, 2, 1, 1), "bn1").relu6();
        for (int s = 0; s < stages.length; s++) {
            int out = divisible(stages[s][1] * width);
            for (int i = 0; i < stages[s][2]; i++) {
                int stride = i == 0 ? stages[s][3] : 1;
                String name = "blocks." + s + "." + i + ".";
                Maps y = x;
                if (s == 0) { // DepthwiseSeparableConv
                    y = bn(conv(y, name + "conv_dw", y.channels(), 3, stride, 1, y.channels()), name + "bn1")
                            .relu6();
                    y = bn(conv(y, name + "conv_pw", out, 1, 1, 0, 1), name + "bn2");
                } else { // InvertedResidual
                    int hidden = 6 * x.channels();
                    y = bn(conv(y, name + "conv_pw", hidden, 1, 1, 0, 1), name + "bn1")
                            .relu6();
                    y = bn(conv(y, name + "conv_dw", hidden, 3, stride, 1, hidden), name + "bn2")
                            .relu6();
                    y = bn(conv(y, name + "conv_pwl", out, 1, 1, 0, 1), name + "bn3");
                }
                x = stride == 1 && x.channels() == out ? x.plus(y) : y;
            }
        }
        x = bn(conv(x, "conv_head", Math.max(1280, divisible(1280 * width)), 1, 1, 0, 1), "bn2")
                .relu6();
        return linear(x.mean(), "classifier", classes);
    }

    private Maps convNorm(Maps x, String name, int out, int kernel, int stride, int groups) {
        return bn(conv(x, name + ".0", out, kernel, stride, (kernel - 1) / 2, groups), name + ".1");
    }

    private Maps conv(Maps x, String name, int out, int kernel, int stride, int pad, int groups) {
        int in = x.channels() / groups;
        float[] weights = arrays.weights(name + ".weight", in * kernel * kernel, out, in, kernel, kernel);
        return x.conv(doubles(weights), out, kernel, stride, pad, groups);
    }

    private Maps bn(Maps x, String name) {
        int c = x.channels();
        return x.norm(
                doubles(arrays.gammas(name + ".weight", arrays.variances(name + ".running_var", c))),
                doubles(arrays.around(name + ".bias", 0.1, 0.3, c)),
                doubles(arrays.around(name + ".running_mean", 0, 0.3, c)),
                doubles(arrays.variances(name + ".running_var", c)),
                1e-5);
    }

    private Maps linear(Maps x, String name, int out) {
        int in = x.values().length;
        double[] weights = doubles(arrays.weights(name + ".weight", in, out, in));
        return x.dense(weights, doubles(arrays.around(name + ".bias", 0, 0.2, out)));
    }

    /** torchvision's _make_divisible. */
    private static int divisible(double v) {
        int near = Math.max(8, (int) (v + 4) / 8 * 8);
        return near < 0.9 * v ? near + 8 : near;
    }
}
