package io.github.fer4j.benchmarks;

import io.github.fer4j.Classifier;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Fer;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import io.github.fer4j.benchmarks.StageClock.Stage;
import io.github.fer4j.data.face.CascadeFaceDetector;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.onnx.OnnxEngine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a child JVM of {@link PhotoSpeed} does: classifies each photo again and again with one thread, and tells where the time
 * went. Arguments: the detector, the astronaut's photo, seconds of warm-up and seconds timed for each photo, the sizes, such as
 * {@code 640x480}, and whether to take the processor time of the thread instead of time.
 */
final class PhotoMain {
    /** The library's standard detector. */
    static final String STANDARD = "standard";

    /** The same without a quick search of a reduced copy. */
    static final String THOROUGH = "thorough";

    static final String FACES = "faces";
    static final String TOTAL = "total";
    static final String DECODING = "decoding";
    static final String DETECTION = "detection";
    static final String PREPROCESSING = "crops + preprocessing";
    static final String NET = "net";
    static final String REST = "rest";

    private static final int FEWEST_CALLS = 5;

    private PhotoMain() {}

    /** The name of a fact of a photo. */
    static String fact(String size, PhotoScene scene, String name) {
        return size + " " + scene + " " + name;
    }

    /** @param arguments see the class */
    public static void main(String[] arguments) {
        Image astronaut = ImageFiles.read(Path.of(arguments[1]));
        ModelFile model = Fer.bundledModel(Fer.bundledModels().get(0));
        StageClock clock = new StageClock(clock(Boolean.parseBoolean(arguments[5])));
        Classifier net = OnnxEngine.builder().threads(1).build().open(model);
        try (Fer fer = Fer.builder()
                .classifier(clock.timed(net))
                .faceCrop(model.card().faceCrop())
                .detector(clock.timed(detector(arguments[0])))
                .build()) {
            for (String size : arguments[4].split(",")) {
                String[] sides = size.split("x");
                for (PhotoScene scene : PhotoScene.values()) {
                    byte[] jpeg = scene.jpeg(astronaut, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
                    Photo photo = new Photo(fer, clock, jpeg, model.card().preprocessing());
                    photo.classify(Double.parseDouble(arguments[2]));
                    photo.classify(Double.parseDouble(arguments[3]))
                            .forEach((name, value) -> Facts.tell(fact(size, scene, name), Double.toString(value)));
                }
            }
        }
        System.exit(0);
    }

    private static LongSupplier clock(boolean processorTime) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return processorTime ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }

    private static FaceDetector detector(String name) {
        return name.equals(THOROUGH) ? CascadeFaceDetector.haar().quickSide(0).build() : CascadeFaceDetector.open();
    }

    /** One photo, classified again and again. */
    private record Photo(Fer fer, StageClock clock, byte[] jpeg, Preprocessing preprocessing) {
        /** Medians over the calls, in milliseconds. */
        Map<String, Double> classify(double seconds) {
            Map<Stage, List<Double>> stages = new EnumMap<>(Stage.class);
            List<Double> totals = new ArrayList<>();
            int faces = 0;
            double processorTime = Machine.processorSeconds();
            long begin = System.nanoTime();
            while (totals.size() < FEWEST_CALLS || Effort.secondsSince(begin) < seconds) {
                clock.start();
                FerResult result = fer.classify(jpeg);
                Map<Stage, Double> times = clock.stop();
                for (Stage stage : Stage.values()) {
                    stages.computeIfAbsent(stage, key -> new ArrayList<>()).add(times.getOrDefault(stage, 0.0));
                }
                totals.add(
                        times.values().stream().mapToDouble(Double::doubleValue).sum());
                faces = result.faces().size();
            }
            processorTime = 1000 * (Machine.processorSeconds() - processorTime) / totals.size();
            double preprocessing = preprocess(List.copyOf(clock.crops()));
            double[] sorted =
                    totals.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return Map.of(
                    FACES,
                    (double) faces,
                    DECODING,
                    median(stages, Stage.DECODING),
                    DETECTION,
                    median(stages, Stage.DETECTION),
                    PREPROCESSING,
                    median(stages, Stage.CROPS) + preprocessing,
                    NET,
                    Math.max(0, median(stages, Stage.CLASSIFICATION) - preprocessing),
                    REST,
                    median(stages, Stage.REST),
                    TOTAL,
                    Spread.of(totals).median(),
                    CropMain.P99,
                    CropMain.share(sorted, 0.99),
                    Facts.CPU_TIME,
                    processorTime);
        }

        private static double median(Map<Stage, List<Double>> stages, Stage stage) {
            return Spread.of(stages.get(stage)).median();
        }

        /** The classifier does this within its own time: what it takes is measured beside it, on the same crops. */
        private double preprocess(List<Image> crops) {
            double[] times = new double[50];
            for (int i = 0; i < times.length; i++) {
                clock.start();
                for (Image crop : crops) {
                    preprocessing.apply(crop);
                }
                times[i] = clock.stop().get(Stage.REST);
            }
            Arrays.sort(times);
            return CropMain.share(times, 0.5);
        }
    }
}
