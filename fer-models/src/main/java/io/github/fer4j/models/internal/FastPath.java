package io.github.fer4j.models.internal;

import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Puts Deeplearning4j on its fast path: oneDNN layer helpers, and no second forward pass during back-propagation.
 *
 * <p>Every class of this module that builds, loads or runs a network calls {@link #enable()} first. A layer asks for
 * its helper once, when it is built, so a network that was built before stays slow.
 */
public final class FastPath {
    /** The system property that switches layer helpers off; the command line's value is respected. */
    public static final String DISABLE_PROPERTY = DL4JSystemProperties.DISABLE_HELPER_PROPERTY;

    private FastPath() {}

    /** The holder's initialiser runs once, under the class loader's lock; later calls cost a field access. */
    private static final class Enabled {
        static final boolean DONE = init();

        private static boolean init() {
            // Respect a user who switched the helpers off, or on, on the command line.
            if (System.getProperty(DISABLE_PROPERTY) == null) {
                System.setProperty(DISABLE_PROPERTY, "false");
            }
            // The helper check remembers a failure for ever, and fails while no backend is loaded.
            Nd4j.getExecutioner();
            // OpenBLAS has threads of its own, which spin for a while after each product and so take the cores from the
            // OpenMP threads that do the convolutions. The products of these networks are small; one thread does them.
            Nd4j.factory().blas().setMaxThreads(1);
            return true;
        }
    }

    /**
     * Switches the oneDNN layer helpers on and loads ND4J. Idempotent, safe to call from any thread, and free after the
     * first call. Without oneDNN in the native library it changes nothing.
     */
    public static void enable() {
        if (!Enabled.DONE) {
            throw new IllegalStateException("FastPath.enable() did not complete");
        }
    }

    /**
     * Tells whether a layer that is built now gets a helper, if the native library has one for it.
     *
     * @return false if a system property or ND4J's environment switches helpers off
     */
    public static boolean helpersEnabled() {
        enable();
        return !Boolean.parseBoolean(System.getProperty(DISABLE_PROPERTY, "true"))
                && Nd4j.getEnvironment().helpersAllowed();
    }

    /**
     * Makes the layers of a configuration keep their pre-activations for the backward pass: a third less time a
     * training step, and bit-identical parameters, for as much native memory as the pre-activations of one batch take.
     *
     * @param configuration changed in place
     * @return the same configuration
     */
    public static MultiLayerConfiguration configure(MultiLayerConfiguration configuration) {
        enable();
        // The network reads its own mode, and each layer the one of its own configuration.
        configuration.getConfs().forEach(layer -> layer.setCacheMode(CacheMode.DEVICE));
        configuration.setCacheMode(CacheMode.DEVICE);
        return configuration;
    }

    /**
     * As {@link #configure(MultiLayerConfiguration)}.
     *
     * @param configuration changed in place
     * @return the same configuration
     */
    public static ComputationGraphConfiguration configure(ComputationGraphConfiguration configuration) {
        enable();
        configuration.getDefaultConfiguration().setCacheMode(CacheMode.DEVICE);
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer) {
                layer.getLayerConf().setCacheMode(CacheMode.DEVICE);
            }
        }
        configuration.setCacheMode(CacheMode.DEVICE);
        return configuration;
    }

    /**
     * As {@link #configure(MultiLayerConfiguration)}, for a network that exists: its layers hold the mode as well.
     *
     * @param network changed in place; helpers are not added to layers that were built before {@link #enable()}
     * @return the same network
     */
    public static MultiLayerNetwork configure(MultiLayerNetwork network) {
        configure(network.getLayerWiseConfigurations());
        if (network.getLayers() != null) {
            network.setCacheMode(CacheMode.DEVICE);
        }
        return network;
    }

    /**
     * As {@link #configure(MultiLayerNetwork)}.
     *
     * @param network changed in place
     * @return the same network
     */
    public static ComputationGraph configure(ComputationGraph network) {
        configure(network.getConfiguration());
        if (network.getLayers() != null) {
            network.setCacheMode(CacheMode.DEVICE);
        }
        return network;
    }
}
