package io.github.fer4j.models;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Scores;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.format.SeenImages;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.onnx.OnnxExporter;
import io.github.fer4j.models.internal.step.ForwardPass;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained net with its card. May be called from many threads at once: Deeplearning4j's nets may not (its issue 9993), so
 * there is a pool of copies, at most one for each processor, made as they are needed. {@link #close} frees them.
 */
public final class TrainedModel implements Classifier {
    /** Crops that go through a net at once; more only take more memory. */
    private static final int LARGEST_BATCH = 64;

    private final ModelCard card;
    private final LabelSet labels;
    private final NetSpec spec;
    private final float[] parameters;
    private final SeenImages seen;
    private final Deque<ForwardPass> idle = new ArrayDeque<>();
    private final int mostNets = Runtime.getRuntime().availableProcessors();
    private int nets;
    private boolean closed;

    private TrainedModel(ModelCard card, float[] parameters, SeenImages seen) {
        this.card = Objects.requireNonNull(card, "card");
        this.labels = card.labelSet();
        this.spec = new NetSpec(card.architecture(), labels, card.preprocessing());
        this.parameters = parameters;
        this.seen = seen;
        // The first net is built now, so that what does not fit is known now.
        idle.add(build());
        nets = 1;
    }

    /**
     * A model of its card and its parameters. What it {@link #seen saw} is unknown; a {@link ModelFile} can say it.
     *
     * @param card names the architecture, the labels and the preprocessing
     * @param parameters in Deeplearning4j's order, layer by layer; copied
     * @return the model, which the caller closes
     * @throws ModelFormatException if the architecture has another number of parameters
     */
    public static TrainedModel of(ModelCard card, float[] parameters) {
        return new TrainedModel(card, parameters.clone(), SeenImages.unknown());
    }

    /**
     * Opens a model.
     *
     * @param file card and weights
     * @return the model, which the caller closes
     * @throws ModelFormatException if it has no weights for Deeplearning4j, or they do not fit its architecture
     */
    public static TrainedModel of(ModelFile file) {
        byte[] bytes = file.weights(WeightFormat.DL4J.engine());
        if (bytes.length % Float.BYTES != 0) {
            throw new ModelFormatException(
                    "the weights of '" + file.card().name() + "' are 4-byte floats, got " + bytes.length + " bytes");
        }
        float[] parameters = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(parameters);
        return new TrainedModel(file.card(), parameters, file.seen());
    }

    /**
     * Opens a model file.
     *
     * @param file a {@code .fer} file
     * @return the model, which the caller closes
     * @throws ModelFormatException if it is not a whole, unaltered model, or none for Deeplearning4j
     */
    public static TrainedModel load(Path file) {
        return of(ModelFile.read(file));
    }

    /**
     * Writes this model with its weights in both forms, so that every engine can run it and training can go on from it; the
     * file appears whole or not at all.
     *
     * @param file the path; an existing file is replaced
     * @throws FerException if it cannot be written, or this model is closed
     */
    public void save(Path file) {
        toModelFile().write(file);
    }

    /**
     * Writes this model with its weights in some forms only, for half of the size.
     *
     * @param file the path; an existing file is replaced
     * @param formats at least one
     * @throws InvalidArgumentException if there is no format
     * @throws FerException if it cannot be written, or this model is closed
     */
    public void save(Path file, Set<WeightFormat> formats) {
        toModelFile(formats).write(file);
    }

    /**
     * This model as card and weights, in all forms.
     *
     * @return the model file
     * @throws FerException if this model is closed
     */
    public ModelFile toModelFile() {
        return toModelFile(EnumSet.allOf(WeightFormat.class));
    }

    /**
     * This model as card and weights.
     *
     * @param formats at least one
     * @return the model file
     * @throws InvalidArgumentException if there is no format
     * @throws FerException if this model is closed
     */
    public ModelFile toModelFile(Set<WeightFormat> formats) {
        Map<String, byte[]> weights = new TreeMap<>();
        for (WeightFormat format : formats) {
            weights.put(
                    format.engine(),
                    switch (format) {
                        case DL4J -> bytes(parameters);
                        // Without the card, which lies beside it and may be changed there.
                        case ONNX -> toOnnx(Map.of());
                    });
        }
        return ModelFile.of(card, weights).withSeen(seen);
    }

    /**
     * A model as card and weights for Deeplearning4j alone, without building its net: the parameters become little-endian
     * 4-byte floats.
     *
     * @param card names the architecture, the labels and the preprocessing
     * @param parameters in Deeplearning4j's order, layer by layer
     * @return the model file
     */
    public static ModelFile toModelFile(ModelCard card, float[] parameters) {
        return ModelFile.of(card, Map.of(WeightFormat.DL4J.engine(), bytes(parameters)));
    }

    private static byte[] bytes(float[] parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        return bytes.array();
    }

    /**
     * Writes this model as an ONNX file for other programs; it appears whole or not at all. The net's input is {@code image},
     * {@code [batch, channels, height, width]}, preprocessed as the card says; its outputs are {@code logits}, {@code [batch,
     * classes]}, before softmax and temperature, and where the model has them {@code affect}, {@code [batch, 2]}: valence and
     * arousal. The batch may have any size. Batch normalisation behind a convolution is folded into it. The file's metadata
     * are {@code labels} (separated by commas, in the order of the outputs), {@code temperature}, {@code licence}, and {@code
     * card}: all of {@link #card} as JSON, with preprocessing and provenance. Operations are those of opset 17.
     *
     * @param file the path, such as {@code my.onnx}; an existing file is replaced
     * @throws FerException if it cannot be written, or this model is closed
     */
    public void exportOnnx(Path file) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("labels", String.join(",", card.labels()));
        metadata.put("temperature", Double.toString(card.temperature()));
        metadata.put("licence", card.licence());
        metadata.put("card", card.toJson());
        byte[] bytes = toOnnx(metadata);
        AtomicFile.write(file, "the ONNX model", out -> out.write(bytes));
    }

    private byte[] toOnnx(Map<String, String> metadata) {
        Preprocessing shape = card.preprocessing();
        InputType.InputTypeConvolutional image = (InputType.InputTypeConvolutional)
                InputType.convolutional(shape.height(), shape.width(), shape.channels());
        ForwardPass pass = borrow();
        try {
            return OnnxExporter.export(
                    pass.net(), image, labels.size(), spec.hasValenceArousal(), card.description(), metadata);
        } finally {
            giveBack(pass);
        }
    }

    /**
     * This model with another card of the same net.
     *
     * @param newCard with the same architecture, labels and preprocessing
     * @return a new model, which the caller closes beside this one
     */
    public TrainedModel withCard(ModelCard newCard) {
        return new TrainedModel(newCard, parameters, seen);
    }

    /**
     * This model with its scores weighted by class, as {@link Scores#weighted} does it. The weights go into the net's last
     * bias, so that every engine has them and they cost nothing. {@code LogitAdjustment} of {@code fer-eval} chooses some by
     * which rare classes are said more often.
     *
     * @param weights by emotion, finite and above 0; 1 for emotions that are not there
     * @return a new model, which the caller closes beside this one
     * @throws InvalidArgumentException if a weight is not finite and above 0, or of an emotion that the model does not know
     */
    public TrainedModel withScoreWeights(Map<Emotion, Double> weights) {
        double[] offsets = new double[labels.size()];
        weights.forEach((emotion, weight) -> {
            if (!(weight > 0) || Double.isInfinite(weight) || !labels.contains(emotion)) {
                throw new InvalidArgumentException("weights of scores are finite, above 0 and of " + labels + ", got "
                        + weight + " for '" + emotion + "'");
            }
            // Logits are divided by the temperature before they become scores.
            offsets[labels.indexOf(emotion)] = card.temperature() * Math.log(weight);
        });
        ForwardPass pass = build();
        try {
            HeadBias.add(pass.net(), spec, offsets);
            return new TrainedModel(card, pass.net().params().toFloatVector(), seen);
        } finally {
            close(pass);
        }
    }

    /** What there is to know of the model beside its weights. */
    public ModelCard card() {
        return card;
    }

    /** What was trained: architecture, classes and input. */
    public NetSpec net() {
        return spec;
    }

    /** Which images it learned from and was chosen on: noted by the trainer, and kept in its file. */
    @Override
    public SeenImages seen() {
        return seen;
    }

    /** The parameters in Deeplearning4j's order, running statistics of batch normalisation included; a copy. */
    public float[] parameters() {
        return parameters.clone();
    }

    @Override
    public LabelSet labels() {
        return labels;
    }

    @Override
    public List<Scores> classifyAll(List<Image> faces) {
        Preprocessing preprocessing = spec.preprocessing();
        List<Scores> scores = new ArrayList<>(faces.size());
        for (int from = 0; from < faces.size(); from += LARGEST_BATCH) {
            List<Image> batch = faces.subList(from, Math.min(faces.size(), from + LARGEST_BATCH));
            float[] values = new float[batch.size() * preprocessing.length()];
            for (int i = 0; i < batch.size(); i++) {
                System.arraycopy(
                        preprocessing.apply(batch.get(i)),
                        0,
                        values,
                        i * preprocessing.length(),
                        preprocessing.length());
            }
            ForwardPass net = borrow();
            try {
                for (double[] outputs : net.outputs(values, batch.size())) {
                    scores.add(card.calibrate(NetRunner.scores(outputs, labels)));
                }
            } finally {
                giveBack(net);
            }
        }
        return scores;
    }

    private synchronized ForwardPass borrow() {
        while (true) {
            if (closed) {
                throw new FerException("the model '" + card.name() + "' is closed; load it again");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
            if (nets < mostNets) {
                ForwardPass net = build();
                nets++;
                return net;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FerException("interrupted while waiting for a net of '" + card.name() + "'", e);
            }
        }
    }

    private synchronized void giveBack(ForwardPass net) {
        if (closed) {
            close(net);
        } else {
            idle.push(net);
            notify();
        }
    }

    private ForwardPass build() {
        ComputationGraph net = Zoo.build(spec);
        if (net.numParams() != parameters.length) {
            net.close();
            throw new ModelFormatException("the model '" + card.name() + "' has " + parameters.length + " parameters, "
                    + spec + " takes " + net.numParams());
        }
        try (INDArray values = Nd4j.createFromArray(parameters)) {
            net.params().assign(values.reshape(1, parameters.length));
        }
        Preprocessing image = spec.preprocessing();
        return ForwardPass.of(net, image.height(), image.width(), image.channels());
    }

    private static void close(ForwardPass pass) {
        pass.close();
        pass.net().close();
    }

    /** Frees the nets; those in use are freed when they are given back. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(TrainedModel::close);
        idle.clear();
        notifyAll();
    }
}
