package org.nd4j.nativeblas;

import java.util.Locale;

/**
 * The class that {@code org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper} looks up, by this very name, to learn
 * whether the native library was built with oneDNN.
 *
 * <p>Up to 1.0.0-beta7 the generated JavaCPP bindings lived here. They moved to
 * {@code org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu}, and lost {@code isUseMKLDNN} on the way, but the look-up was
 * not changed with them. Since then the check ends in a {@code ClassNotFoundException}, which is taken for "no
 * oneDNN", and Deeplearning4j 1.0.0-M2.1 never uses its oneDNN layer helpers: a network trains six to eight times
 * slower than it could. This class answers the question truthfully, from the build information of the native library
 * that was loaded, so that no reflection into Deeplearning4j is needed, and networks that are cloned, restored or
 * built by others profit as well.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** The nested class whose static {@code getInstance()} and {@code isUseMKLDNN()} are called reflectively. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private final boolean oneDnn;

        private Environment() {
            oneDnn = NativeOpsHolder.getInstance()
                    .getDeviceNativeOps()
                    .buildInfo()
                    .toUpperCase(Locale.ROOT)
                    .contains("HAVE_ONEDNN");
        }

        /**
         * Returns the environment of the native library; loads ND4J if nothing did before.
         *
         * @return the only instance
         */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Tells whether the native library contains oneDNN, which was called MKL-DNN when Deeplearning4j asked first.
         *
         * @return true for the {@code -onednn} builds
         */
        public boolean isUseMKLDNN() {
            return oneDnn;
        }
    }
}
