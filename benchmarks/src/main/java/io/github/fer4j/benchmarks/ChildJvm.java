package io.github.fer4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a main class in a JVM of its own, with the flags of this JVM and some more.
 *
 * @param classPath this module's classes, and what they need
 * @param flags added to those of this JVM
 * @param environment added to that of this JVM
 */
record ChildJvm(String classPath, List<String> flags, Map<String, String> environment) {
    /** This module's build folder, where the class paths of contenders lie. */
    static Path target() {
        return ownClasses().getParent();
    }

    /** The folder or the jar of this module's classes; on every child's class path. */
    static Path ownClasses() {
        try {
            return Path.of(ChildJvm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs the class to its end.
     *
     * @param main has a main method
     * @param arguments for it
     * @return what it told by {@link Facts}, in order
     * @throws IllegalStateException if it fails; its own words were printed before
     */
    Map<String, String> run(Class<?> main, List<String> arguments) {
        return run(main, arguments, fact -> {});
    }

    /** As {@link #run(Class, List)}; each fact is handed over at the moment it is told. */
    Map<String, String> run(Class<?> main, List<String> arguments, Consumer<Facts.Fact> listener) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Map<String, String> facts = new LinkedHashMap<>();
        Process process = null;
        try {
            process = builder.start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Facts.parse(line)
                            .ifPresentOrElse(
                                    fact -> {
                                        facts.put(fact.name(), fact.value());
                                        listener.accept(fact);
                                    },
                                    new Print(line));
                }
            }
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        main.getSimpleName() + " ended with " + exit + "; why, it has said above");
            }
            return facts;
        } catch (IOException e) {
            throw new IllegalStateException(main.getSimpleName() + " cannot be run: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + main.getSimpleName() + " ran", e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private record Print(String line) implements Runnable {
        @Override
        public void run() {
            System.err.println(line);
        }
    }
}
