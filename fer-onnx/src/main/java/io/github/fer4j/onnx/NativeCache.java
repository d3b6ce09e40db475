package io.github.fer4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.github.fer4j.FerException;
import io.github.fer4j.format.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONNX Runtime's native libraries unpacked, as JavaCPP does with those of OpenCV. ONNX Runtime itself unpacks them from its
 * jar to a temporary folder at every start, which takes longer than all else of opening a small model.
 *
 * <p>They lie in the user's cache folder, under a name with the checksums that the jar's directory states, so that versions do
 * not meet. A file appears there whole or not at all, and is checked against the checksum at every start; one that is damaged is
 * written again. The checksum is zip's CRC-32: it finds damage, and not an attack, for which whoever can write there has better
 * places. Where something is in the way (no such folder, a full disk, a mount that nothing may be run from, a jar inside of a
 * jar, libraries for a GPU, which look for each other beside themselves), ONNX Runtime unpacks as ever.
 */
final class NativeCache {
    /** A system property: the folder to use; empty for none. */
    static final String FOLDER = "fer4j.cache";

    private static final Logger LOG = LoggerFactory.getLogger(NativeCache.class);

    /** In the order in which ONNX Runtime loads them. */
    private static final String[] LIBRARIES = {"onnxruntime", "onnxruntime4j_jni"};

    private static final String GPU_LIBRARY = "onnxruntime_providers_cuda";

    private static final int BUFFER = 1 << 18;

    private NativeCache() {}

    /**
     * Does what makes ONNX Runtime load its libraries, and lets it find them unpacked.
     *
     * @param start the first use of ONNX Runtime in this process; later ones take no notice of the cache
     * @return what it gave
     */
    static synchronized <T> T loading(Supplier<T> start) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!userHasSaidWhere()) {
            folder().ifPresent(folder -> libraries(folder)
                    .forEach((library, file) -> properties.put(pathProperty(library), file.toString())));
        }
        properties.forEach(System::setProperty);
        try {
            return start.get();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    /** ONNX Runtime has properties of its own for this, which come first. */
    private static boolean userHasSaidWhere() {
        for (String library : LIBRARIES) {
            if (System.getProperty(pathProperty(library)) != null
                    || System.getProperty("onnxruntime.native." + library + ".skip") != null) {
                return true;
            }
        }
        return System.getProperty("onnxruntime.native.path") != null;
    }

    private static String pathProperty(String library) {
        return "onnxruntime.native." + library + ".path";
    }

    /** Where the operating system wants what can be made again. */
    private static Optional<Path> folder() {
        String named = System.getProperty(FOLDER);
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (named != null) {
                return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
            }
            if (system.startsWith("windows")) {
                return fromEnvironment("LOCALAPPDATA");
            }
            Path home = Path.of(System.getProperty("user.home", ""));
            if (!home.isAbsolute() || !Files.isDirectory(home)) {
                return Optional.empty();
            }
            return system.startsWith("mac")
                    ? Optional.of(home.resolve("Library/Caches/fer4j"))
                    : fromEnvironment("XDG_CACHE_HOME").or(() -> Optional.of(home.resolve(".cache/fer4j")));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> fromEnvironment(String variable) {
        String value = System.getenv(variable);
        return value == null || !Path.of(value).isAbsolute() ? Optional.empty() : Optional.of(Path.of(value, "fer4j"));
    }

    /**
     * The libraries for this platform, unpacked and whole.
     *
     * @param cache the folder
     * @return the file of each, in the order of loading; empty where there is something in the way
     */
    static Map<String, Path> libraries(Path cache) {
        try {
            Optional<ZipFile> jar = jar();
            if (jar.isEmpty()) {
                return Map.of();
            }
            try (ZipFile zip = jar.get()) {
                return unpacked(zip, cache);
            }
        } catch (IOException | FerException | SecurityException e) {
            LOG.debug("ONNX Runtime's libraries cannot be kept in {}: {}", cache, e.toString());
            return Map.of();
        }
    }

    private static Map<String, Path> unpacked(ZipFile jar, Path cache) throws IOException {
        String platform = platform();
        if (entry(jar, platform, GPU_LIBRARY) != null) {
            return Map.of();
        }
        StringBuilder name = new StringBuilder("onnxruntime-" + platform);
        for (String library : LIBRARIES) {
            ZipEntry entry = entry(jar, platform, library);
            if (entry == null || entry.getCrc() < 0 || entry.getSize() < 0) {
                return Map.of();
            }
            name.append(String.format(Locale.ROOT, "-%08x", entry.getCrc()));
        }
        Map<String, Path> files = new LinkedHashMap<>();
        for (String library : LIBRARIES) {
            Path file = cache.toAbsolutePath().resolve(name.toString()).resolve(fileName(library));
            ZipEntry entry = entry(jar, platform, library);
            if (!isWhole(file, entry)) {
                unpack(jar, entry, file);
            }
            if (!Files.isExecutable(file)) { // so it is, too, where nothing may be run from the file system
                return Map.of();
            }
            files.put(library, file);
        }
        return files;
    }

    private static void unpack(ZipFile jar, ZipEntry entry, Path file) {
        AtomicFile.write(file, "the library of ONNX Runtime", out -> {
            try (InputStream in = jar.getInputStream(entry)) {
                if (copy(in, out) != entry.getCrc()) {
                    throw new IOException(entry + " in " + jar.getName() + " is damaged");
                }
            }
        });
        if (!file.toFile().setExecutable(true)) {
            LOG.debug("{} cannot be made executable", file);
        }
    }

    private static boolean isWhole(Path file, ZipEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream()) == entry.getCrc();
        }
    }

    /** Returns the checksum of what was copied. */
    private static long copy(InputStream in, OutputStream out) throws IOException {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sum.update(buffer, 0, n);
            out.write(buffer, 0, n);
        }
        return sum.getValue();
    }

    /** ONNX Runtime's jar, where it is a file by itself. */
    private static Optional<ZipFile> jar() throws IOException {
        // The class is named, not initialised: that would load the libraries.
        URL place = OrtEnvironment.class.getResource("/ai/onnxruntime/OrtEnvironment.class");
        String url = place == null ? "" : place.toString();
        int end = url.indexOf("!/");
        if (!url.startsWith("jar:file:") || end < 0 || end != url.lastIndexOf("!/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ZipFile(new File(new URI(url.substring("jar:".length(), end)))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ZipEntry entry(ZipFile jar, String platform, String library) {
        return jar.getEntry("ai/onnxruntime/native/" + platform + "/" + fileName(library));
    }

    private static String fileName(String library) {
        return System.mapLibraryName(library).replace("jnilib", "dylib");
    }

    /** As ONNX Runtime calls its folders. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return (system.startsWith("mac") ? "osx" : system.startsWith("windows") ? "win" : "linux")
                + (processor.equals("amd64") || processor.equals("x86_64") ? "-x64" : "-" + processor);
    }
}
