package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.FastPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The nets by name. Each starts with the seven classes of FER-2013 and a gray 48x48 input; {@link NetSpec} changes that. All
 * take gray or RGB images of 48, 64, 96 or 224 pixels a side, and other sizes that are not too small for them. {@link
 * #summary} counts what a net has and costs.
 */
public final class Zoo {
    private static final Map<String, NetArchitecture> BY_NAME = registry(
            new SimpleCnn(),
            new CustomCnn(),
            new SlimCnn(),
            new SlimResNet(),
            new MiniXception(),
            new Vgg13(),
            new Vgg19(),
            new ResNet18(),
            new ResNet50(),
            new MobileNetV2(),
            new EfficientNetB0(),
            new Vit(),
            new MsafNet());

    /** The name of the layer that gives the logits. */
    private static final String OUTPUT = "logits";

    private Zoo() {}

    private static Map<String, NetArchitecture> registry(NetArchitecture... architectures) {
        Map<String, NetArchitecture> byName = new LinkedHashMap<>();
        for (NetArchitecture architecture : architectures) {
            byName.put(architecture.name(), architecture);
        }
        return byName;
    }

    /**
     * Three convolutions of 64, 128 and 256 filters with max pooling, dense layers of 256 and 128 units, dropout. 2.76 million
     * parameters, 89 million multiply-adds. Options: {@code filters} (3), {@code units} (2), {@code dropout}.
     */
    public static NetSpec simpleCnn() {
        return named("simpleCnn");
    }

    /**
     * {@link #simpleCnn} with batch normalisation and more dropout. Options: {@code filters} (3), {@code units} (2), {@code
     * convDropout}, {@code dropout}.
     */
    public static NetSpec customCnn() {
        return named("customCnn");
    }

    /**
     * Seven convolutions with batch normalisation and global average pooling, made for training on two cores. 0.66 million
     * parameters, 56 million multiply-adds. Options: {@code filters} (4), {@code dropout}.
     */
    public static NetSpec slimCnn() {
        return named("slimCnn");
    }

    /**
     * A residual net for 48x48 made for training on two cores: eleven 3x3 convolutions (He et al. 2016). 0.68 million
     * parameters, 49 million multiply-adds. Options: {@code filters} (3, of the stages at a half, a quarter and an eighth of
     * the size), {@code blocks} (3), {@code dropout}.
     */
    public static NetSpec slimResNet() {
        return named("slimResNet");
    }

    /**
     * Mini-Xception (Arriaga, Valdenegro-Toro and Ploeger 2017, <a
     * href="https://arxiv.org/abs/1710.07557">arXiv:1710.07557</a>): depthwise separable convolutions with residuals. Its
     * authors feed it gray 48x48 or 64x64. 58,423 parameters for gray and seven classes, as published. Options: {@code
     * filters} (5), {@code dropout} (0 as in the paper).
     */
    public static NetSpec miniXception() {
        return named("miniXception");
    }

    /**
     * The net of FER+ (Barsoum et al. 2016, <a href="https://arxiv.org/abs/1608.01041">arXiv:1608.01041</a>): ten
     * convolutions, two dense layers, much dropout. Its authors feed it gray 64x64: 8,757,704 parameters for eight classes.
     * Options: {@code filters} (4), {@code units} (2), {@code convDropout}, {@code dropout}.
     */
    public static NetSpec vgg13() {
        return named("vgg13");
    }

    /**
     * VGG19 (Simonyan and Zisserman 2015, <a href="https://arxiv.org/abs/1409.1556">arXiv:1409.1556</a>). 143,667,240
     * parameters for 224x224 RGB and 1,000 classes, as published; 39 million for gray 48x48 and seven. Images have at least
     * 32 pixels a side. Options: {@code filters} (5), {@code units} (2), {@code dropout}, {@code norm} ({@code true} adds
     * batch normalisation, which training from scratch needs; {@code false} as in the paper).
     */
    public static NetSpec vgg19() {
        return named("vgg19");
    }

    /**
     * ResNet-18 (He et al. 2016, <a href="https://arxiv.org/abs/1512.03385">arXiv:1512.03385</a>). 11,689,512 trainable
     * parameters for RGB and 1,000 classes, as torchvision, and 9,600 statistics of batch normalisation. Options: {@code
     * width} (a factor for all filters), {@code stem}, {@code dropout} (0 as in the paper).
     *
     * <p>{@code stem} is {@code imagenet} (7x7 with stride 2 and max pooling, as in the paper), {@code small} (3x3 with stride
     * 1, as the paper has it for CIFAR, and FER work for 40 to 48 pixels), or {@code auto}: small where the shorter side is
     * below 96 pixels.
     */
    public static NetSpec resNet18() {
        return named("resNet18");
    }

    /**
     * ResNet-50 (He et al. 2016, <a href="https://arxiv.org/abs/1512.03385">arXiv:1512.03385</a>) with global average
     * pooling, the strides in the 3x3 convolutions. 25,557,032 trainable parameters for RGB and 1,000 classes, as
     * torchvision, and 53,120 statistics of batch normalisation. Options as {@link #resNet18}, and {@code strideIn}: {@code
     * 3x3} (torchvision, timm) or {@code 1x1} (the paper, Keras); which one matters to weights that come from there.
     */
    public static NetSpec resNet50() {
        return named("resNet50");
    }

    /**
     * MobileNetV2 (Sandler et al. 2018, <a href="https://arxiv.org/abs/1801.04381">arXiv:1801.04381</a>). 3,538,984
     * parameters for RGB and 1,000 classes, statistics included, as Keras Applications. Options: {@code width} (the paper's
     * multiplier; filters are multiples of 8), {@code dropout}, {@code stem}, {@code padding}.
     *
     * <p>{@code stem} is {@code imagenet} (stride 2, as in the paper), {@code small} (stride 1), or {@code auto}: small where
     * the shorter side is below 96 pixels, so that 48x48 ends as 3x3 and not as 2x2. {@code padding} is {@code same}
     * (TensorFlow, Keras) or {@code symmetric} (torchvision); which one matters to weights that come from there.
     */
    public static NetSpec mobileNetV2() {
        return named("mobileNetV2");
    }

    /**
     * EfficientNet-B0 (Tan and Le 2019, <a href="https://arxiv.org/abs/1905.11946">arXiv:1905.11946</a>) without stochastic
     * depth. 5,330,564 parameters for RGB and 1,000 classes, statistics included, as Keras Applications less the 7 values of
     * its normalisation layers. Options: {@code width} and {@code depth} (the paper's coefficients: 1 and 1.1 give B1, 1.1
     * and 1.2 B2, 1.2 and 1.4 B3), {@code dropout}; {@code stem} and {@code padding} as {@link #mobileNetV2}.
     */
    public static NetSpec efficientNetB0() {
        return named("efficientNetB0");
    }

    /**
     * Vision transformer (Dosovitskiy et al. 2021, <a href="https://arxiv.org/abs/2010.11929">arXiv:2010.11929</a>). The
     * defaults are a small one for 48x48: 64 patches of 6x6, six blocks of width 128 with four heads; 1.20 million
     * parameters, 83.5 million multiply-adds. ViT-B/16 is {@code patch} 16, {@code width} 768, {@code depth} 12, {@code heads}
     * 12, and has 86,567,656 parameters for 224x224 RGB and 1,000 classes, as torchvision.
     *
     * <p>Options: {@code patch} (pixels a side; lines left over are cropped), {@code width}, {@code depth}, {@code heads}
     * (divides the width), {@code mlpRatio} (how many times wider a block is inside), {@code pool} ({@code class}, a token as
     * in the paper, or {@code mean} of all tokens, which suits small data), {@code positions} ({@code false} leaves them out),
     * {@code dropout}. It learns from few images more slowly than convolutions do.
     */
    public static NetSpec vit() {
        return named("vit");
    }

    /**
     * MSAFNet (He, Liao and Li 2025, <a href="https://doi.org/10.20517/ir.2025.16">doi:10.20517/ir.2025.16</a>): a local branch of
     * convolutions with a multi-scale attention block, a global branch of self-attention in windows beside depthwise
     * convolutions, and their fusion by learned weights. 3.77 million parameters,
     * 357 million multiply-adds.
     *
     * <p>The paper leaves much open, and no count is published; what was chosen is this.
     *
     * <ul>
     *   <li>The backbone of the local branch, of which the paper names the last stage, is ResNet-18; {@code width} 1 has its
     *       filters, the default 0.5 half of them, for 48x48 on a CPU.
     *   <li>In the multi-scale attention block, what the paper splits into four groups behind a 1x1 convolution is four 1x1
     *       convolutions here, which is the same; channel attention squeezes to a sixteenth; a 1x1 convolution and a residual
     *       close it, as in Res2Net.
     *   <li>The global branch has two stages of blocks after MixFormer (Chen et al. 2022, <a
     *       href="https://arxiv.org/abs/2204.02557">arXiv:2204.02557</a>), which the paper follows, at a quarter and an eighth of
     *       the sides of a small image, half of that of others: 128 and 256 channels times {@code width}, two and four heads, windows
     *       of 6x6 as they fit 48 pixels. Batch normalisation stands where MixFormer has layer normalisation.
     *   <li>The fusion weighs the means of both branches, channel by channel: {@code w local + (1 - w) global}, where a dense
     *       net of two layers and a sigmoid make w of both.
     * </ul>
     *
     * <p>Options: {@code width}, {@code blocks} (2, of the global stages), {@code window}, {@code stem} as {@link #resNet18},
     * {@code dropout}.
     */
    public static NetSpec msafNet() {
        return named("msafNet");
    }

    /**
     * A net by its name.
     *
     * @param name one of {@link #names}
     * @return the net with its default options
     * @throws InvalidArgumentException if there is no such net
     */
    public static NetSpec named(String name) {
        return new NetSpec(new Architecture(name, Map.of()), LabelSet.EKMAN_7, Preprocessing.gray48());
    }

    /**
     * A net from a line of text, such as a program's argument: a name, then options behind colons.
     *
     * @param text such as {@code resNet18:stem=imagenet:width=0.5}
     * @return the net with these options
     * @throws InvalidArgumentException if there is no such net, it has no such option, or an option is not {@code NAME=VALUE}
     */
    public static NetSpec parse(String text) {
        String[] parts = text.split(":");
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new InvalidArgumentException(
                        "an option of a net is NAME=VALUE, such as dropout=0.2, got '" + part + "' in '" + text + "'");
            }
            options.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return named(parts[0]).options(options);
    }

    /** The names of all nets. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The architecture with a value for each option; errors as {@link NetSpec} states. */
    static Architecture checked(Architecture architecture) {
        NetArchitecture known = BY_NAME.get(architecture.name());
        if (known == null) {
            throw new InvalidArgumentException("the zoo has " + names() + ", got '" + architecture.name() + "'");
        }
        Map<String, String> options = new TreeMap<>(known.defaults());
        architecture.options().forEach((option, value) -> {
            if (option.equals(Head.OPTION)) {
                Head.put(architecture.name(), value, options);
            } else if (options.put(option, value) == null) {
                throw new InvalidArgumentException(architecture.name() + " has the options "
                        + known.defaults().keySet().stream().sorted().toList() + " and '" + Head.OPTION + "', got '"
                        + option + "'");
            }
        });
        return new Architecture(architecture.name(), options);
    }

    /**
     * Builds a net for use: its output is logits, {@code [batch, classes]}, followed by valence and arousal before
     * their tanh where the net has them; its parameters are random until set.
     *
     * @param spec what to build
     * @return a new net, which the caller closes
     * @throws InvalidArgumentException if an option has no such value, or the image is too small for the net
     */
    public static ComputationGraph build(NetSpec spec) {
        // The loss is never asked for; Deeplearning4j has no output layer without one.
        return build(spec, new NoOp(), new LossMSE(), 0, 1);
    }

    /**
     * Builds a net to be trained.
     *
     * @param spec what to build
     * @param updater the optimiser
     * @param loss takes the outputs, {@code [batch, classes]} or {@code [batch, classes + 2]}, through the identity
     * @param weightDecay decoupled, times the learning rate (Loshchilov and Hutter 2019); on weights, not on biases and
     *     batch normalisation; 0 for none
     * @param seed of the initial parameters and of dropout; not 0, which is not reproducible
     * @return a new net, which the caller closes
     * @throws InvalidArgumentException if an option has no such value, or the image is too small for the net
     */
    public static ComputationGraph build(
            NetSpec spec, IUpdater updater, ILossFunction loss, double weightDecay, long seed) {
        ComputationGraph built = new ComputationGraph(configuration(spec, updater, loss, weightDecay, seed));
        built.init();
        return built;
    }

    /**
     * What a net has and costs, counted from its layers without building it.
     *
     * @param spec the net
     * @return parameters, multiply-adds, activations
     * @throws InvalidArgumentException if an option has no such value, or the image is too small for the net
     */
    public static NetSummary summary(NetSpec spec) {
        return LayerCounter.count(spec, configuration(spec, new NoOp(), new LossMSE(), 0, 1));
    }

    /**
     * The stages of a net, from the image to the head, without building it.
     *
     * @param spec the net
     * @return at least two; the last one is the head, with the layer that gives the logits
     * @throws InvalidArgumentException if an option has no such value, or the image is too small for the net
     */
    public static List<Stage> stages(NetSpec spec) {
        return Stage.of(configuration(spec, new NoOp(), new LossMSE(), 0, 1));
    }

    private static ComputationGraphConfiguration configuration(
            NetSpec spec, IUpdater updater, ILossFunction loss, double weightDecay, long seed) {
        NetArchitecture architecture = BY_NAME.get(spec.architecture().name());
        Preprocessing image = spec.preprocessing();
        NetOptions options = new NetOptions(spec.architecture());
        int smallest = architecture.smallestSide(options);
        if (Math.min(image.height(), image.width()) < smallest) {
            throw new InvalidArgumentException(architecture.name() + " takes images of at least " + smallest
                    + " pixels a side, got " + image.width() + "x" + image.height());
        }
        FastPath.enable();
        NeuralNetConfiguration.Builder base =
                new NeuralNetConfiguration.Builder().seed(seed).updater(updater).weightInit(WeightInit.RELU);
        List<Regularization> decay = weightDecay > 0 ? List.of(new WeightDecay(weightDecay, true)) : List.of();
        base.regularization(decay);
        GraphBuilder graph = base.graphBuilder().addInputs(NetBuilder.INPUT).setInputTypes(inputType(spec));
        NetBuilder net = new NetBuilder(graph, spec);
        architecture.build(net, options);
        graph.addLayer(OUTPUT, outputLayer(net, loss), net.last()).setOutputs(OUTPUT);
        ComputationGraphConfiguration configuration = FastPath.configure(graph.build());
        decayOnce(configuration, decay);
        return configuration;
    }

    private static Layer outputLayer(NetBuilder net, ILossFunction loss) {
        if (net.endsInLogits()) {
            LossLayer layer =
                    new LossLayer.Builder(loss).activation(Activation.IDENTITY).build();
            layer.setNOut(net.outputs()); // it has no weights to tell
            return layer;
        }
        return new OutputLayer.Builder(loss)
                .nOut(net.outputs())
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER)
                .build();
    }

    static InputType inputType(NetSpec spec) {
        Preprocessing shape = spec.preprocessing();
        return InputType.convolutional(shape.height(), shape.width(), shape.channels());
    }

    /** Deeplearning4j adds what is set for all layers to each of them twice. */
    private static void decayOnce(ComputationGraphConfiguration configuration, List<Regularization> decay) {
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer
                    && layer.getLayerConf().getLayer() instanceof BaseLayer withWeights
                    && !withWeights.getRegularization().isEmpty()) {
                withWeights.setRegularization(decay);
            }
        }
    }
}
