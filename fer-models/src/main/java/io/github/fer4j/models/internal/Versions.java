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
        Map<String, String> versions = new TreeMap<>();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            properties.forEach((library, version) -> versions.put((String) library, (String) version));
            versions.put("openblas", Loader.getVersion("org.bytedeco", "openblas"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }
}
