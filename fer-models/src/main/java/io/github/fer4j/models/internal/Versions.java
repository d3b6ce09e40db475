package io.github.fer4j.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;

/** What this module was built with, for the cards of models. */
public final class Versions {
    private Versions() {}

    /** Library to version: what the build wrote down, and what is on the class path now. */
    public static Map<String, String> current() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((library, version) -> versions.put((String) library, (String) version));
        versions.put("openblas", Loader.getVersion("org.bytedeco", "openblas"));
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }
}
