package io.github.fer4j.models.weights;

import static io.github.fer4j.models.weights.NamedArrays.doubles;

/** The nets of Keras Applications, as its sources write them; weights, in Keras's arrangement, as they ask for them. */
final class KerasNets {
    private final NamedArrays arrays;
    private final String depthwiseKernel;

    /** @param depthwiseKernel what Keras 2 calls {@code depthwise_kernel} and Keras 3 {@code kernel} */
    KerasNets(NamedArrays arrays, String depthwiseKernel) {
        this.arrays = arrays;
        this.depthwiseKernel = depthwiseKernel;
    }

    /** applications/resnet.py: ResNet with stack_residual_blocks_v1; takes blue, green, red. {@code width} stands for 64. */
    Maps resNet50(Maps x, int width, int classes) {
        x = bn(biased(pad(x, 3), "conv1_conv", width, 7, 2), "conv1_bn", 1.001e-5)
                .relu();
        x = pad(x, 1).maxPool(3, 2, 0);
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < 4; stage++) {
            int filters = width << stage;
            for (int block = 1; block <= blocks[stage]; block++) {
                String name = "conv" + (stage + 2) + "_block" + block;
                int stride = block == 1 && stage > 0 ? 2 : 1;
                Maps shortcut = block == 1
                        ? bn(biased(x, name + "_0_conv", 4 * filters, 1, stride), name + "_0_bn", 1.001e-5)
                        : x;
                Maps y = bn(biased(x, name + "_1_conv", filters, 1, stride), name + "_1_bn", 1.001e-5)
                        .relu();
                y = bn(
                                conv(y, name + "_2_conv", filters, 3, 1)
                                        .plus(doubles(arrays.around(name + "_2_conv/bias", 0, 0.3, filters))),
                                name + "_2_bn",
                                1.001e-5)
                        .relu();
                y = bn(biased(y, name + "_3_conv", 4 * filters, 1, 1), name + "_3_bn", 1.001e-5);
                x = shortcut.plus(y).relu();
            }
        }
        return dense(x.mean(), classes);
    }

    /** applications/mobilenet_v2.py; no head for 0 classes. */
    Maps mobileNetV2(Maps x, double alpha, int classes) {
        x = bn(conv(x, "Conv1", divisible(32 * alpha), 3, 2), "bn_Conv1", 1e-3).relu6();
        int[][] blocks = {
            {16, 1, 1},
            {24, 2, 6},
            {24, 1, 6},
            {32, 2, 6},
            {32, 1, 6},
            {32, 1, 6},
            {64, 2, 6},
            {64, 1, 6},
            {64, 1, 6},
            {64, 1, 6},
            {96, 1, 6},
            {96, 1, 6},
            {96, 1, 6},
            {160, 2, 6},
            {160, 1, 6},
            {160, 1, 6},
            {320, 1, 6}
        };
        for (int id = 0; id < blocks.length; id++) {
            String name = id == 0 ? "expanded_conv_" : "block_" + id + "_";
            int out = divisible((int) (blocks[id][0] * alpha));
            Maps y = x;
            if (id > 0) {
                y = bn(conv(y, name + "expand", 6 * x.channels(), 1, 1), name + "expand_BN", 1e-3)
                        .relu6();
            }
            y = depthwise(y, name + "depthwise", 3, blocks[id][1]);
            y = bn(y, name + "depthwise_BN", 1e-3).relu6();
            y = bn(conv(y, name + "project", out, 1, 1), name + "project_BN", 1e-3);
            x = x.channels() == out && blocks[id][1] == 1 ? x.plus(y) : y;
        }
        x = bn(conv(x, "Conv_1", alpha > 1 ? divisible(1280 * alpha) : 1280, 1, 1), "Conv_1_bn", 1e-3)
                .relu6();
        return classes == 0 ? x.mean() : dense(x.mean(), classes);
    }

    /** applications/efficientnet.py, B0; takes what its own normalisation layers give. */
    Maps efficientNetB0(Maps x, double width, int classes) {
        int[][] args = { // kernel, repeats, filters, expand ratio, stride
            {3, 1, 16, 1, 1},
            {3, 2, 24, 6, 2},
            {5, 2, 40, 6, 2},
            {3, 3, 80, 6, 2},
            {5, 3, 112, 6, 1},
            {5, 4, 192, 6, 2},
            {3, 1, 320, 6, 1}
        };
        x = bn(conv(x, "stem_conv", divisible(32 * width), 3, 2), "stem_bn", 1e-3)
                .swish();
        for (int i = 0; i < args.length; i++) {
            int[] a = args[i];
            for (int j = 0; j < a[1]; j++) {
                String name = "block" + (i + 1) + (char) (97 + j) + "_";
                int in = x.channels();
                int out = divisible(a[2] * width);
                int stride = j > 0 ? 1 : a[4];
                Maps y = x;
                if (a[3] != 1) {
                    y = bn(conv(y, name + "expand_conv", in * a[3], 1, 1), name + "expand_bn", 1e-3)
                            .swish();
                }
                y = bn(depthwise(y, name + "dwconv", a[0], stride), name + "bn", 1e-3)
                        .swish();
                int squeezed = Math.max(1, (int) (in * 0.25));
                Maps se = biased(y.mean(), name + "se_reduce", squeezed, 1, 1).swish();
                se = biased(se, name + "se_expand", y.channels(), 1, 1).sigmoid();
                y = y.times(se.values());
                y = bn(conv(y, name + "project_conv", out, 1, 1), name + "project_bn", 1e-3);
                x = stride == 1 && in == out ? x.plus(y) : y;
            }
        }
        x = bn(conv(x, "top_conv", divisible(1280 * width), 1, 1), "top_bn", 1e-3)
                .swish();
        return dense(x.mean(), classes);
    }

    private static Maps pad(Maps x, int by) {
        int height = x.height() + 2 * by;
        int width = x.width() + 2 * by;
        double[] padded = new double[x.channels() * height * width];
        for (int c = 0; c < x.channels(); c++) {
            for (int row = 0; row < x.height(); row++) {
                for (int column = 0; column < x.width(); column++) {
                    padded[(c * height + row + by) * width + column + by] = x.at(c, row, column);
                }
            }
        }
        return new Maps(padded, x.channels(), height, width);
    }

    /** Keras's "valid", with bias. */
    private Maps biased(Maps x, String name, int out, int kernel, int stride) {
        return x.conv(kernel(x, name, out, kernel), out, kernel, stride, 0, 1)
                .plus(doubles(arrays.around(name + "/bias", 0, 0.3, out)));
    }

    private Maps conv(Maps x, String name, int out, int kernel, int stride) {
        return x.convSame(kernel(x, name, out, kernel), out, kernel, stride, 1);
    }

    /** Kept as height, width, in, out; turned for the loops. */
    private double[] kernel(Maps x, String name, int out, int side) {
        int in = x.channels();
        float[] kept = arrays.weights(name + "/kernel", in * side * side, side, side, in, out);
        double[] turned = new double[kept.length];
        int at = 0;
        for (int y = 0; y < side; y++) {
            for (int xx = 0; xx < side; xx++) {
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        turned[((o * in + i) * side + y) * side + xx] = kept[at++];
                    }
                }
            }
        }
        return turned;
    }

    /** Kept as height, width, channels, 1. */
    private Maps depthwise(Maps x, String name, int side, int stride) {
        int channels = x.channels();
        float[] kept = arrays.weights(name + "/" + depthwiseKernel, side * side, side, side, channels, 1);
        double[] turned = new double[kept.length];
        for (int place = 0; place < side * side; place++) {
            for (int c = 0; c < channels; c++) {
                turned[c * side * side + place] = kept[place * channels + c];
            }
        }
        return x.convSame(turned, channels, side, stride, channels);
    }

    private Maps bn(Maps x, String name, double epsilon) {
        int c = x.channels();
        return x.norm(
                doubles(arrays.gammas(name + "/gamma", arrays.variances(name + "/moving_variance", c))),
                doubles(arrays.around(name + "/beta", 0.1, 0.3, c)),
                doubles(arrays.around(name + "/moving_mean", 0, 0.3, c)),
                doubles(arrays.variances(name + "/moving_variance", c)),
                epsilon);
    }

    /** Kept as in, out. */
    private Maps dense(Maps x, int out) {
        int in = x.values().length;
        float[] kept = arrays.weights("predictions/kernel", in, in, out);
        double[] turned = new double[kept.length];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                turned[o * in + i] = kept[i * out + o];
            }
        }
        return x.dense(turned, doubles(arrays.around("predictions/bias", 0, 0.2, out)));
    }

    private static int divisible(double v) {
        int near = Math.max(8, (int) (v + 4) / 8 * 8);
        return near < 0.9 * v ? near + 8 : near;
    }
}
