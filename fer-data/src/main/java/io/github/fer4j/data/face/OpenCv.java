package io.github.fer4j.data.face;

import java.lang.reflect.Field;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_objdetect;

/**
 * Loads OpenCV in half of the time that JavaCPP takes. For every OpenCV, built with CUDA or without, it looks for some thirty
 * libraries of CUDA first, each under several names in every jar of the class path. It remembers what it has found by the name of
 * the library, and so for as long as OpenCV is loaded it is told that there are none. Where JavaCPP does not remember things as
 * it does now, it searches as ever.
 */
final class OpenCv {
    /** Where JavaCPP 1.5.12 keeps what it has found. */
    private static final String MEMORY = "foundLibraries";

    /** CUDA's libraries, cuDNN's among them, and those for images. */
    private static final String OF_CUDA = "(cu|npp)\\w+@.*";

    private OpenCv() {}

    /**
     * Loads OpenCV, unless it is loaded.
     *
     * @throws LinkageError if it is not on the class path
     */
    static synchronized void load() {
        List<String> told = new ArrayList<>();
        Map<String, URL[]> memory = memory();
        try {
            if (memory != null && !isBuiltWithCuda()) {
                for (String library : librariesOfCuda()) {
                    if (memory.putIfAbsent(library, new URL[0]) == null) {
                        told.add(library);
                    }
                }
            }
            Loader.load(opencv_objdetect.class);
        } finally {
            told.forEach(memory::remove); // others may need them, and have them
        }
    }

    /** Null where there is no such field. */
    @SuppressWarnings("unchecked") // a map that is no such one fails where its arrays are used, which they are not
    private static Map<String, URL[]> memory() {
        try {
            Field field = Loader.class.getDeclaredField(MEMORY);
            field.setAccessible(true);
            return field.get(null) instanceof Map<?, ?> map ? (Map<String, URL[]>) map : null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static boolean isBuiltWithCuda() {
        String library = Loader.getPlatform() + "-gpu/" + System.mapLibraryName("jniopencv_core");
        return opencv_core.class.getResource("/org/bytedeco/opencv/" + library) != null;
    }

    /** What OpenCV asks JavaCPP to load before itself; does not load anything. */
    private static List<String> librariesOfCuda() {
        return Loader.loadProperties(opencv_core.class, Loader.loadProperties(), true).get("platform.preload").stream()
                .map(library -> library.endsWith("!") ? library.substring(0, library.length() - 1) : library)
                .filter(library -> library.matches(OF_CUDA))
                .toList();
    }
}
