package io.github.fer4j.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long whole photos take, from the bytes of a JPEG file to the result, and where the time goes; with the standard detector,
 * and with the same without its quick search of a reduced copy. Each detector has a JVM of its own; they take turns. One thread:
 * the JVM sees one processor, and OpenCV, OpenMP and the engine get one thread.
 */
@Command(
        name = "PhotoSpeed",
        mixinStandardHelpOptions = true,
        description = "Milliseconds from a JPEG file to the result on one thread, by stage; prints a Markdown table.")
public final class PhotoSpeed implements Callable<Integer> {
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_NUM_THREADS", "1", "OPENCV_FOR_THREADS_NUM", "1");

    @Option(
            names = "--astronaut",
            defaultValue = "examples/src/main/resources/io/github/fer4j/examples/astronaut.png",
            description = "the photo that the others are made of (default: ${DEFAULT-VALUE})")
    private Path astronaut;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "640x480,1920x1080",
            description = "of the photos (default: ${DEFAULT-VALUE})")
    private List<String> sizes;

    @Option(
            names = "--detectors",
            split = ",",
            defaultValue = PhotoMain.STANDARD + "," + PhotoMain.THOROUGH,
            description = "(default: ${DEFAULT-VALUE})")
    private List<String> detectors;

    @Option(
            names = "--processor-time",
            description = "of the thread that classifies, instead of time: for machines that are busy")
    private boolean processorTime;

    @Option(names = "--rounds", defaultValue = "3", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "3", description = "seconds a photo (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "3", description = "timed a photo (default: ${DEFAULT-VALUE})")
    private double seconds;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PhotoSpeed()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "from the bytes of a JPEG file to the result, the bundled model on ONNX, one thread%s; %d rounds of %s s"
                        + " warm-up and %s s timed for each photo; load %s%n%n",
                processorTime ? ", its processor time" : "",
                rounds,
                warmUp,
                seconds,
                Machine.load());
        Map<String, List<Map<String, String>>> facts = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String detector : detectors) {
                facts.computeIfAbsent(detector, key -> new ArrayList<>()).add(run(detector));
            }
        }
        System.out.print(table(facts));
        return 0;
    }

    private Map<String, String> run(String detector) {
        return new ChildJvm(System.getProperty("java.class.path"), List.of("-XX:ActiveProcessorCount=1"), ONE_THREAD)
                .run(
                        PhotoMain.class,
                        List.of(
                                detector,
                                astronaut.toString(),
                                Double.toString(warmUp),
                                Double.toString(seconds),
                                String.join(",", sizes),
                                Boolean.toString(processorTime)));
    }

    private String table(Map<String, List<Map<String, String>>> facts) {
        StringBuilder text = new StringBuilder("| photo | detector | faces found | decoding | detection | crops +"
                + " preprocessing | net | rest | total, ms | p99, ms | CPU ms, all threads |\n"
                + "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (String size : sizes) {
            for (PhotoScene scene : PhotoScene.values()) {
                facts.forEach((detector, told) -> {
                    text.append("| ").append(size).append(", ").append(scene.label());
                    text.append(" | ").append(detector);
                    text.append(cell(told, size, scene, PhotoMain.FACES, 0));
                    for (String stage : List.of(
                            PhotoMain.DECODING,
                            PhotoMain.DETECTION,
                            PhotoMain.PREPROCESSING,
                            PhotoMain.NET,
                            PhotoMain.REST)) {
                        text.append(cell(told, size, scene, stage, 2));
                    }
                    for (String total : List.of(PhotoMain.TOTAL, CropMain.P99, Facts.CPU_TIME)) {
                        text.append(cell(told, size, scene, total, 1));
                    }
                    text.append(" |\n");
                });
            }
        }
        return text.toString();
    }

    /** The median over the rounds. */
    private static String cell(
            List<Map<String, String>> told, String size, PhotoScene scene, String name, int decimals) {
        List<Double> figures = told.stream()
                .map(round -> Double.valueOf(round.get(PhotoMain.fact(size, scene, name))))
                .toList();
        return String.format(
                Locale.ROOT, " | %." + decimals + "f", Spread.of(figures).median());
    }
}
