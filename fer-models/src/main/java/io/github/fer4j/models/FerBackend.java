package io.github.fer4j.models;

import io.github.fer4j.models.internal.FastPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jCpu;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the networks of this process compute on: the diagnosis to print when training is slow, or a GPU stays idle.
 *
 * <pre>{@code
 * System.out.println(FerBackend.current().describe());
 * }</pre>
 *
 * @param backend ND4J's backend: {@code CPU} or {@code CUDA}
 * @param nd4jVersion version of ND4J, such as {@code 1.0.0-M2.1}; {@code unknown} if its jar does not say
 * @param platform operating system and processor as JavaCPP names them, such as {@code linux-x86_64}
 * @param classifier the classifier of the natives in use, such as {@code linux-x86_64-onednn}
 * @param oneDnn whether convolution, pooling and batch normalisation run on oneDNN
 * @param oneDnnReason why they do or do not, and what to do
 * @param blas vendor and version of the BLAS, such as {@code OpenBLAS 0.3.30}
 * @param blasKernel the processor family whose kernels OpenBLAS chose, such as {@code SKYLAKEX}; {@code unknown} if it
 *     cannot be told
 * @param ompThreads threads of ND4J's own operations
 * @param blasThreads threads of matrix multiplication
 * @param instructionSets vector instruction sets of the processor, widest first; empty where they are not known
 * @param gpu whether networks run on a GPU
 * @param gpuReason what was found, what is supported, and what to do
 */
public record FerBackend(
        String backend,
        String nd4jVersion,
        String platform,
        String classifier,
        boolean oneDnn,
        String oneDnnReason,
        String blas,
        String blasKernel,
        int ompThreads,
        int blasThreads,
        List<String> instructionSets,
        boolean gpu,
        String gpuReason) {

    private static final Logger LOG = LoggerFactory.getLogger(FerBackend.class);

    private static final String UNKNOWN = "unknown";

    /** Copies the list and refuses nulls. */
    public FerBackend {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(nd4jVersion, "nd4jVersion");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(classifier, "classifier");
        Objects.requireNonNull(oneDnnReason, "oneDnnReason");
        Objects.requireNonNull(blas, "blas");
        Objects.requireNonNull(blasKernel, "blasKernel");
        Objects.requireNonNull(gpuReason, "gpuReason");
        instructionSets = List.copyOf(instructionSets);
    }

    /** The natives do not change within a process, so the look is taken, and the warning logged, once. */
    private static final class Holder {
        static final FerBackend CURRENT = inspect();
    }

    /**
     * Looks at the backend that this process uses; loads ND4J if nothing did before, which takes up to a second. Logs
     * one warning if oneDNN is missing.
     *
     * @return the diagnosis, the same on every call
     */
    public static FerBackend current() {
        return Holder.CURRENT;
    }

    private static FerBackend inspect() {
        FastPath.enable();
        boolean cpu = Nd4j.getEnvironment().isCPU();
        String version = Optional.ofNullable(Nd4j.class.getPackage().getImplementationVersion())
                .or(FerBackend::versionInPom)
                .orElse(UNKNOWN);
        String platform = Loader.getPlatform();
        boolean contained = cpu && Nd4jCpu.Environment.getInstance().isUseMKLDNN();
        boolean enabled = FastPath.helpersEnabled();
        String artifact = "org.nd4j:nd4j-native:" + version + ":" + platform + "-onednn";
        String reason;
        if (!cpu) {
            reason = "the backend is not the CPU's";
        } else if (!contained && platform.endsWith("x86_64")) {
            reason = "the plain natives are in use; training is several times faster with the artifact " + artifact
                    + " (and without nd4j-native:" + platform + " beside it)";
        } else if (!contained) {
            reason = "the natives for " + platform + " are built without oneDNN";
        } else if (!enabled) {
            reason = "the natives have it, but -D" + FastPath.DISABLE_PROPERTY + "=true, or ND4J's environment, "
                    + "switches layer helpers off: remove it";
        } else {
            reason = "the natives have it, and layer helpers are on";
        }
        if (cpu && !contained) {
            LOG.warn("No oneDNN: {}", reason);
        }
        boolean cuda = "CUDA".equalsIgnoreCase(backendName());
        return new FerBackend(
                backendName(),
                version,
                platform,
                cpu && contained && platform.endsWith("x86_64") ? platform + "-onednn" : platform,
                contained && enabled,
                reason,
                openBlasLoaded() ? openblas_nolapack.OPENBLAS_VERSION.trim() : backendProperty("blas.vendor"),
                blasKernelName(),
                NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
                openBlasLoaded()
                        ? openblas_nolapack.blas_get_num_threads()
                        : Nd4j.getEnvironment().maxThreads(),
                processorFlags(),
                cuda,
                gpuFindings(cuda, version));
    }

    private static String backendName() {
        return backendProperty("backend");
    }

    private static String backendProperty(String key) {
        return Nd4j.getExecutioner().getEnvironmentInformation().getProperty(key, UNKNOWN);
    }

    /** Some builds of the jar have no version in the manifest; the copy of the pom always has. */
    private static Optional<String> versionInPom() {
        var properties = new java.util.Properties();
        try (var in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            LOG.debug("cannot read the version of nd4j-api", e);
        }
        return Optional.ofNullable(properties.getProperty("version"));
    }

    private static boolean openBlasLoaded() {
        return Nd4j.getEnvironment().isCPU()
                && backendProperty("blas.vendor").toUpperCase(Locale.ROOT).contains("OPENBLAS");
    }

    /** Kernel tables that the dynamic build of OpenBLAS exports on x86-64, by the name of the processor family. */
    private static final List<String> KERNELS = List.of(
            "SAPPHIRERAPIDS",
            "COOPERLAKE",
            "SKYLAKEX",
            "ZEN",
            "HASWELL",
            "EXCAVATOR",
            "STEAMROLLER",
            "PILEDRIVER",
            "BULLDOZER",
            "SANDYBRIDGE",
            "NEHALEM",
            "BARCELONA",
            "CORE2",
            "PRESCOTT");

    /**
     * The bindings leave {@code openblas_get_corename} out. The table in use is a pointer, {@code gotoblas}, to one of the
     * exported tables, so its name can be told by comparing addresses.
     */
    private static String blasKernelName() {
        Pointer chosen = openBlasLoaded() ? Loader.addressof("gotoblas") : null;
        if (chosen == null || chosen.isNull()) {
            return UNKNOWN;
        }
        Pointer table = new PointerPointer<>(chosen).get();
        if (table == null) {
            return UNKNOWN;
        }
        return KERNELS.stream()
                .filter(name -> {
                    Pointer candidate = Loader.addressof("gotoblas_" + name);
                    return candidate != null && candidate.address() == table.address();
                })
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static List<String> processorFlags() {
        List<String> known =
                List.of("amx_tile", "avx512_bf16", "avx512_vnni", "avx512f", "avx2", "fma", "avx", "asimd");
        for (String line : readLines(Path.of("/proc/cpuinfo"))) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("flags") || lower.startsWith("features")) {
                List<String> present =
                        List.of(lower.substring(lower.indexOf(':') + 1).trim().split("\\s+"));
                return known.stream().filter(present::contains).toList();
            }
        }
        return List.of();
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            LOG.debug("cannot read {}", file, e);
            return List.of();
        }
    }

    private static String gpuFindings(boolean cuda, String version) {
        List<String> driver = readLines(Path.of("/proc/driver/nvidia/version"));
        List<String> models = nvidiaModels();
        boolean backendPresent =
                Nd4j.class.getClassLoader().getResource("org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
        boolean found = !driver.isEmpty() || !models.isEmpty();
        String what = found
                ? "NVIDIA GPU found" + (models.isEmpty() ? "" : " (" + String.join(", ", models) + ")")
                : "no NVIDIA driver found (looked for /proc/driver/nvidia; other systems are not searched)";
        String backend = backendPresent
                ? "ND4J's CUDA backend is on the class path"
                : "ND4J's CUDA backend is not on the class path";
        String supported = "supported: compute capability 3.7 to 8.6, and 8.9 by the code for 8.6, with CUDA 11.6; "
                + "not Hopper (9.0) or later, for which there is no code";
        String remedy;
        if (cuda) {
            remedy = "in use";
        } else if (!found) {
            remedy = "nothing to do: the CPU is used";
        } else if (!backendPresent) {
            remedy = "for a supported GPU replace nd4j-native by org.nd4j:nd4j-cuda-11.6:" + version;
        } else {
            remedy = "ND4J did not choose it: remove nd4j-native, and check the driver and the GPU's capability";
        }
        return what + "; " + backend + "; " + supported + "; " + remedy;
    }

    /** The driver describes each GPU in a small text file: no command is run. */
    private static List<String> nvidiaModels() {
        Path gpus = Path.of("/proc/driver/nvidia/gpus");
        List<String> models = new ArrayList<>();
        if (Files.isDirectory(gpus)) {
            try (var entries = Files.list(gpus)) {
                entries.sorted()
                        .flatMap(gpu -> readLines(gpu.resolve("information")).stream())
                        .filter(line -> line.startsWith("Model:"))
                        .map(line -> line.substring("Model:".length()).trim())
                        .forEach(models::add);
            } catch (IOException e) {
                LOG.debug("cannot list {}", gpus, e);
            }
        }
        return models;
    }

    /**
     * Describes the backend for a reader, one fact a line.
     *
     * @return text of several lines, separated by {@code \n}, without one at the end
     */
    public String describe() {
        return String.join(
                "\n",
                "backend       " + backend + ", ND4J " + nd4jVersion + ", natives " + classifier,
                "oneDNN        " + (oneDnn ? "used: " : "not used: ") + oneDnnReason,
                "BLAS          " + blas + ", kernels " + blasKernel,
                "threads       " + ompThreads + " (OpenMP), " + blasThreads + " (BLAS), "
                        + Runtime.getRuntime().availableProcessors() + " processors",
                "instructions  " + (instructionSets.isEmpty() ? UNKNOWN : String.join(" ", instructionSets)),
                "GPU           " + (gpu ? "used: " : "not used: ") + gpuReason);
    }

    @Override
    public String toString() {
        return describe();
    }
}
