package io.github.fer4j;

import io.github.fer4j.format.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * The models on the class path. A jar brings models as {@code META-INF/fer4j/NAME.fer} and lists their names, a line
 * each, in {@code META-INF/fer4j/models}; the first name of the first list is the default.
 */
final class BundledModels {
    private static final String FOLDER = "META-INF/fer4j/";

    private BundledModels() {}

    static List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            Enumeration<URL> lists = BundledModels.class.getClassLoader().getResources(FOLDER + "models");
            while (lists.hasMoreElements()) {
                try (BufferedReader reader = new BufferedReader(
                        new InputStreamReader(lists.nextElement().openStream(), StandardCharsets.UTF_8))) {
                    reader.lines().map(String::strip).filter(s -> !s.isEmpty()).forEach(names::add);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FerException("the list of bundled models cannot be read: " + e, e);
        }
        return names;
    }

    static ModelFile openDefault() {
        List<String> names = names();
        if (names.isEmpty()) {
            throw new MissingProviderException("no bundled model is on the class path; add"
                    + " io.github.fer4j:fer-pretrained, or name a file with Fer.builder().model(path)");
        }
        return open(names.get(0));
    }

    static ModelFile open(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new InvalidArgumentException("the bundled models are " + names + ", got '" + name + "'"
                    + (names.isEmpty() ? "; add io.github.fer4j:fer-pretrained" : ""));
        }
        try (InputStream in = BundledModels.class.getClassLoader().getResourceAsStream(FOLDER + name + ".fer")) {
            if (in == null) {
                throw new ModelFormatException("the bundled model '" + name + "' is listed but missing");
            }
            return ModelFile.read(in, name);
        } catch (IOException e) {
            throw new FerException("the bundled model '" + name + "' cannot be read: " + e, e);
        }
    }
}
