package io.github.fer4j;

import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import io.github.fer4j.spi.ImagingProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds what plugs in, and names the artifact to add where nothing does. */
final class Providers {
    private Providers() {}

    static ImagingProvider imaging() {
        return ServiceLoader.load(ImagingProvider.class, Providers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .max(Comparator.comparingInt(ImagingProvider::priority))
                .orElseThrow(() -> new MissingProviderException(
                        "decoding images and finding faces needs io.github.fer4j:fer-data, which is not on the class"
                                + " path; add it, or pass an Image and FaceDetectors.none()"));
    }

    static EngineProvider engine(ModelFile model) {
        List<EngineProvider> engines =
                ServiceLoader.load(EngineProvider.class, Providers.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return engines.stream()
                .filter(engine -> engine.canRun(model))
                .max(Comparator.comparingInt(EngineProvider::priority))
                .orElseThrow(() -> new MissingProviderException(
                        "the model '" + model.card().name()
                                + "' has weights for " + model.engines() + ", the engines on the class path are "
                                + engines.stream().map(EngineProvider::name).toList()
                                + "; add io.github.fer4j:fer-models for dl4j, io.github.fer4j:fer-onnx for onnx"));
    }
}
