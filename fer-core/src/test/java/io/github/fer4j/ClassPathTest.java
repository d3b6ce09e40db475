package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.format.TestModels;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of providers and bundled models that the class path lacks: fer-core on a class path of its own. */
class ClassPathTest {
    @TempDir
    Path extra;

    private Path resources;

    @BeforeEach
    void makeFolders() throws IOException {
        resources = Files.createDirectories(extra.resolve("META-INF/fer4j"));
    }

    /** Calls a static method without arguments, or with one string, of a class that sees fer-core and the extra folder. */
    private Object call(String className, String method, String... argument) throws Throwable {
        List<URL> urls = new ArrayList<>();
        urls.add(extra.toUri().toURL());
        for (Class<?> type : List.of(Fer.class, ObjectMapper.class, JsonFactory.class, JsonInclude.class)) {
            urls.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(className);
            return argument.length == 0
                    ? type.getMethod(method).invoke(null)
                    : type.getMethod(method, String.class).invoke(null, argument[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void bundle(String... names) throws IOException {
        Files.writeString(resources.resolve("models"), String.join("\n", names) + "\n\n");
        for (String name : names) {
            TestModels.model("fake").write(resources.resolve(name + ".fer"));
        }
    }

    @Test
    void without_models_the_artifact_to_add_is_named() throws Throwable {
        assertThat(call("io.github.fer4j.Fer", "bundledModels")).isEqualTo(List.of());
        assertThatThrownBy(() -> call("io.github.fer4j.Fer", "load"))
                .hasToString("io.github.fer4j.MissingProviderException: no bundled model is on the class path; add"
                        + " io.github.fer4j:fer-pretrained, or name a file with Fer.builder().model(path)");
        assertThatThrownBy(() -> call("io.github.fer4j.Fer", "load", "fer2013-7"))
                .hasMessageContaining("add io.github.fer4j:fer-pretrained");
    }

    @Test
    void bundled_models_are_listed_in_order_and_an_unknown_name_lists_them() throws Throwable {
        bundle("one", "two");
        assertThat(call("io.github.fer4j.Fer", "bundledModels")).isEqualTo(List.of("one", "two"));
        assertThatThrownBy(() -> call("io.github.fer4j.Fer", "load", "three"))
                .hasMessageContaining("[one, two], got 'three'");
    }

    @Test
    void without_fer_data_and_without_an_engine_the_artifacts_to_add_are_named() throws Throwable {
        bundle("one");
        assertThatThrownBy(() -> call("io.github.fer4j.FaceDetectors", "standard"))
                .hasMessageContaining("io.github.fer4j:fer-data");
        assertThatThrownBy(() -> call("io.github.fer4j.Fer", "load")).hasMessageContaining("io.github.fer4j:fer-data");
    }

    @Test
    void a_model_that_is_listed_but_missing_or_broken_is_a_format_exception() throws Throwable {
        bundle("one", "two");
        Files.delete(resources.resolve("one.fer"));
        Files.writeString(resources.resolve("two.fer"), "nonsense");
        assertThatThrownBy(() -> call("io.github.fer4j.Fer", "load"))
                .hasMessageContaining("'one' is listed but missing");
        assertThatThrownBy(() -> call("io.github.fer4j.Fer", "load", "two")).hasMessageContaining("two: is not a zip");
    }

    @Test
    void a_provider_that_cannot_be_loaded_is_named() throws Throwable {
        Path services = Files.createDirectories(extra.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.github.fer4j.spi.ImagingProvider"), "com.example.Gone\n");
        assertThatThrownBy(() -> call("io.github.fer4j.FaceDetectors", "standard"))
                .hasMessageContaining("com.example.Gone")
                .hasMessageContaining("fer-bom");
    }
}
