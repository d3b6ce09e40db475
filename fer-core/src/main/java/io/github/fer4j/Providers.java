package io.github.fer4j;

import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import io.github.fer4j.spi.ImagingProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what plugs in, and names the artifact to add where nothing does. */
final class Providers {
    private Providers() {}

    static ImagingProvider imaging() {
        return all(ImagingProvider.class).stream()
                .max(Comparator.comparingInt(ImagingProvider::priority))
                .orElseThrow(() -> new MissingProviderException(
                        "decoding images and finding faces needs io.github.fer4j:fer-data, which is not on the class"
                                + " path; add it, or pass an Image and FaceDetectors.none()"));
    }

    static EngineProvider engine(ModelFile model) {
        List<EngineProvider> engines = all(EngineProvider.class);
        return engines.stream()
                .filter(engine -> engine.canRun(model))
                .max(Comparator.comparingInt(EngineProvider::priority))
                .orElseThrow(() -> new MissingProviderException(
                        "the model '" + model.card().name()
                                + "' has weights for " + model.engines() + ", the engines on the class path are "
                                + engines.stream().map(EngineProvider::name).toList()
                                + "; add io.github.fer4j:fer-models for dl4j, io.github.fer4j:fer-onnx for onnx"));
    }

    /** The engine that is asked for, which must be able to run the model; where none is (null), as {@link #engine(ModelFile)}. */
    static EngineProvider engine(ModelFile model, EngineProvider asked) {
        if (asked == null) {
            return engine(model);
        }
        if (!asked.canRun(model)) {
            throw new InvalidArgumentException("the engine '" + asked.name() + "' cannot run the model '"
                    + model.card().name() + "', which has weights for " + model.engines());
        }
        return asked;
    }

    private static <T> List<T> all(Class<T> service) {
        try {
            return ServiceLoader.load(service, Providers.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            // Mostly a jar that was excluded from the class path, or jars of two versions of fer4j.
            throw new MissingProviderException(
                    "a provider on the class path cannot be loaded: " + e.getMessage()
                            + "; all fer4j artifacts have one version (import io.github.fer4j:fer-bom)",
                    e);
        }
    }
}
