package io.github.fer4j.onnx;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import java.util.Objects;

/**
 * Runs models on ONNX Runtime: the first choice for every model file that holds an ONNX model. Registered in {@code
 * META-INF/services}, so that applications need not name it, except for other settings than the default ones:
 *
 * <pre>{@code
 * Fer.builder().engine(OnnxEngine.builder().threads(4).build()).build();
 * }</pre>
 *
 * <p>A classifier that it opens may be called from any number of threads at once. Each call runs its crops in batches, several
 * batches side by side; a batch runs on one thread, which for the nets of faces is faster than to share the work of each
 * layer among several, and lets the threads of a server not get in each other's way. The scores do not depend on the number
 * of threads. Immutable.
 */
public final class OnnxEngine implements EngineProvider {
    /** The engine's name, under which its models lie in a model file. */
    static final String NAME = "onnx";

    private static final int DEFAULT_BATCH_SIZE = 16;

    private final int threads;
    private final int threadsPerBatch;
    private final int batchSize;
    private final OnnxDevice device;

    /** An engine with the default settings; for the service loader too. */
    public OnnxEngine() {
        this(new Builder());
    }

    private OnnxEngine(Builder builder) {
        threads = builder.threads;
        threadsPerBatch = builder.threadsPerBatch;
        batchSize = builder.batchSize;
        device = builder.device;
    }

    /** A builder with the default settings. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Above Deeplearning4j's, which is slower and larger. */
    @Override
    public int priority() {
        return 10;
    }

    /**
     * Opens a model. An ONNX model is a program: one that reads other files, has loops or functions of its own is refused, but
     * its tensors may ask for any amount of memory. Open models of people whom you would trust with that.
     *
     * @param model with an ONNX model among its weights
     * @return a classifier that may be called from several threads at once; the caller closes it
     * @throws ModelFormatException if there is no ONNX model, it is damaged or refused, or its inputs and outputs are not
     *     those of the card
     * @throws FerException if ONNX Runtime does not load on this platform, or the GPU that is asked for cannot be used
     */
    @Override
    public Classifier open(ModelFile model) {
        return new OnnxClassifier(model, OnnxNet.open(model, device, threadsPerBatch), threads, batchSize);
    }

    /** Such as {@code onnx: 2 threads, batches of 16, AUTO}. */
    @Override
    public String toString() {
        return NAME + ": " + threads + (threads == 1 ? " thread" : " threads") + ", batches of " + batchSize + ", "
                + device;
    }

    /** Builds an {@link OnnxEngine}. */
    public static final class Builder {
        private int threads = Runtime.getRuntime().availableProcessors();
        private int threadsPerBatch = 1;
        private int batchSize = DEFAULT_BATCH_SIZE;
        private OnnxDevice device = OnnxDevice.AUTO;

        private Builder() {}

        /**
         * How many threads one call uses at most; it needs as many batches to use them all. A call of one crop uses the calling
         * thread alone.
         *
         * @param value at least 1; by default as many as there are processors
         * @return this
         * @throws InvalidArgumentException if it is below 1
         */
        public Builder threads(int value) {
            threads = positive("threads", value);
            return this;
        }

        /**
         * How many threads share the work within a batch (ONNX Runtime's intra-op threads). Worth more than the default for
         * single images and large nets only, such as ResNet-50 at 224 pixels.
         *
         * @param value at least 1, which is the default
         * @return this
         * @throws InvalidArgumentException if it is below 1
         */
        public Builder threadsPerBatch(int value) {
            threadsPerBatch = positive("threads of a batch", value);
            return this;
        }

        /**
         * How many crops go through the net at once: more take more memory, and fewer leave a GPU idle.
         *
         * @param value at least 1; 16 by default
         * @return this
         * @throws InvalidArgumentException if it is below 1
         */
        public Builder batchSize(int value) {
            batchSize = positive("crops of a batch", value);
            return this;
        }

        /**
         * What nets run on. For a GPU, replace {@code com.microsoft.onnxruntime:onnxruntime} by {@code onnxruntime_gpu} of the
         * same version; {@link OnnxRuntimeInfo#describe} says what is there and what is missing.
         *
         * @param value {@link OnnxDevice#AUTO} by default
         * @return this
         */
        public Builder device(OnnxDevice value) {
            device = Objects.requireNonNull(value, "device");
            return this;
        }

        private static int positive(String what, int value) {
            if (value < 1) {
                throw new InvalidArgumentException("the number of " + what + " is at least 1, got " + value);
            }
            return value;
        }

        /** The engine. */
        public OnnxEngine build() {
            return new OnnxEngine(this);
        }
    }
}
