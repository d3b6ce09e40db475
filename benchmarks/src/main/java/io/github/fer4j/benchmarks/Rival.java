package io.github.fer4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who takes part in {@link TrainingSpeed}: a main class with the class path and the flags that it takes. */
enum Rival {
    /** Deeplearning4j with the natives that it pulls by itself. */
    STOCK(StockTraining.class) {
        @Override
        List<Path> ownJars(Path target) throws IOException {
            try (Stream<Path> jars = Files.list(target.resolve("stock"))) {
                return jars.sorted().toList();
            }
        }
    },

    /** fer4j. */
    OURS(OursTraining.class),

    /** DJL on libtorch. */
    DJL(DjlTraining.class) {
        @Override
        List<String> flags(int threads) {
            // Without these it would look for natives in the network and in the user's home, and report its use.
            return List.of(
                    "-Dai.djl.offline=true",
                    "-DOPT_OUT_TRACKING=true",
                    "-DPYTORCH_FLAVOR=cpu",
                    "-DDJL_CACHE_DIR=" + ChildJvm.target().resolve("djl"),
                    "-Dai.djl.pytorch.num_threads=" + threads,
                    "-Dai.djl.pytorch.num_interop_threads=1");
        }
    };

    private final Class<?> main;

    Rival(Class<?> main) {
        this.main = main;
    }

    /** In lower case, as on the command line. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Flags beside those that all get. */
    List<String> flags(int threads) {
        return List.of();
    }

    /** Jars beside those of the class path file. */
    List<Path> ownJars(Path target) throws IOException {
        return List.of();
    }

    /** Trains in a child JVM with so many processors and threads, and returns the facts it tells. */
    Map<String, String> train(List<String> arguments, int threads) {
        return run(main, arguments, threads);
    }

    /** Runs another class of this contender in such a child JVM. */
    Map<String, String> run(Class<?> contender, List<String> arguments, int threads) {
        List<String> all = Stream.concat(Stream.of("-XX:ActiveProcessorCount=" + threads), flags(threads).stream())
                .toList();
        return new ChildJvm(classPath(), all, Map.of("OMP_NUM_THREADS", Integer.toString(threads)))
                .run(contender, arguments);
    }

    /** Of its children: this module, its own jars, and what the build wrote down. */
    String classPath() {
        Path target = ChildJvm.target();
        Path file = target.resolve("cp-" + label() + ".txt");
        try {
            return Stream.of(
                            Stream.of(ChildJvm.ownClasses().toString()),
                            ownJars(target).stream().map(Path::toString),
                            Stream.of(Files.readString(file).strip()))
                    .flatMap(part -> part)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the class path of " + label() + " is not in " + file + "; build with -Pspeed: " + e, e);
        }
    }
}
