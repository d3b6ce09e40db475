package io.github.fer4j.benchmarks;

import java.util.List;
import java.util.Map;

/** Who takes part in {@link FerSpeed}. */
enum CropRival {
    /** The light engine. */
    ONNX("`Fer` on ONNX", Rival.OURS, FerCrops.class, "onnx", true),
    /** The engine that also trains. */
    DL4J("`Fer` on DL4J", Rival.OURS, FerCrops.class, "dl4j", true),
    /** What the others are compared with. */
    BARE("bare ONNX Runtime", Rival.OURS, BareOnnxCrops.class, "-", true),
    /** DJL on libtorch. */
    DJL("DJL, libtorch", Rival.DJL, DjlCrops.class, "-", false);

    private final String title;
    private final Rival rival;
    private final Class<?> main;
    private final String engine;
    private final boolean ourWeights;

    CropRival(String title, Rival rival, Class<?> main, String engine, boolean ourWeights) {
        this.title = title;
        this.rival = rival;
        this.main = main;
        this.engine = engine;
        this.ourWeights = ourWeights;
    }

    /** In the table. */
    String title() {
        return title;
    }

    /** What the contender's main class is told. */
    String engine() {
        return engine;
    }

    /** Whether its answers are comparable: it has the weights of the model file. */
    boolean hasOurWeights() {
        return ourWeights;
    }

    Map<String, String> run(List<String> arguments, int threads) {
        return rival.run(main, arguments, threads);
    }
}
