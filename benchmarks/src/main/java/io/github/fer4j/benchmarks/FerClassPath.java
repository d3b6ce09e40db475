package io.github.fer4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of an application that depends on the artifact {@code fer}: of that of the benchmarks, what belongs to it. */
final class FerClassPath {
    /** Its modules, and what they depend on; slf4j-simple in place of the application's own logger. */
    private static final Pattern OF_FER =
            Pattern.compile(".*/(fer-(core|data|onnx|pretrained)(/target/classes|-[^/]*\\.jar)"
                    + "|(onnxruntime|javacpp|openblas|opencv|jackson-\\w+|fastcsv|slf4j-\\w+)-\\d[^/]*\\.jar)/?");

    private FerClassPath() {}

    /** Of this JVM, in the form of a command line, with this module's classes in front. */
    static String of() {
        return join(Stream.concat(
                Stream.of(ChildJvm.ownClasses()),
                entries().stream()
                        .filter(entry -> OF_FER.matcher(entry.replace(File.separatorChar, '/'))
                                .matches())
                        .map(Path::of)));
    }

    private static List<String> entries() {
        // Surefire may start this JVM from a jar that only lists the class path, which this property then holds.
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.asList(all.split(File.pathSeparator));
    }

    /**
     * The same with jars in place of folders of classes, which a class data archive cannot be made of.
     *
     * @throws IllegalStateException if a module was not packaged
     */
    static String ofJars(String classPath) {
        return join(Stream.of(classPath.split(File.pathSeparator)).map(Path::of).map(FerClassPath::jar));
    }

    private static Path jar(Path entry) {
        if (!Files.isDirectory(entry)) {
            return entry;
        }
        try (Stream<Path> files = Files.list(entry.getParent())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("a class data archive is made of jars, and there is none beside "
                                    + entry + "; build with 'package'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String join(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
