package io.github.fer4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.github.fer4j.FerException;
import io.github.fer4j.ModelFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions of ONNX Runtime on the device that is asked for. */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private static final int FIRST_GPU = 0;

    private Sessions() {}

    static OrtSession open(OrtEnvironment environment, byte[] onnx, String model, OnnxDevice device, int threads) {
        if (device == OnnxDevice.CPU || (device == OnnxDevice.AUTO && !OnnxRuntimeInfo.hasCuda())) {
            return onCpu(environment, onnx, model, threads);
        }
        if (!OnnxRuntimeInfo.hasCuda()) {
            throw new FerException("CUDA was asked for and cannot be used: "
                    + OnnxRuntimeInfo.current().gpu());
        }
        try {
            return create(environment, onnx, threads, true);
        } catch (OrtException e) {
            // What is wrong with the model is wrong on the CPU, too, and said there.
            OrtSession session = onCpu(environment, onnx, model, threads);
            if (device == OnnxDevice.AUTO) {
                LOG.warn("ONNX Runtime has CUDA and cannot use it, so the CPU is used: {}", e.getMessage());
                return session;
            }
            OnnxNet.close(session);
            throw new FerException(
                    "CUDA was asked for and cannot be used: " + e.getMessage() + "; "
                            + OnnxRuntimeInfo.current().gpu(),
                    e);
        }
    }

    private static OrtSession onCpu(OrtEnvironment environment, byte[] onnx, String model, int threads) {
        try {
            return create(environment, onnx, threads, false);
        } catch (OrtException e) {
            throw new ModelFormatException("the ONNX model of '" + model + "' cannot be opened: " + e.getMessage(), e);
        }
    }

    private static OrtSession create(OrtEnvironment environment, byte[] onnx, int threads, boolean cuda)
            throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread is the caller's own: no pool is made, and none spins.
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // What goes wrong comes as an exception; a library does not print.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            if (cuda) {
                options.addCUDA(FIRST_GPU);
            }
            return environment.createSession(onnx, options);
        }
    }
}
