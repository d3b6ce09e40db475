package io.github.fer4j.examples;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window, where there is one: the system property {@code fer.chromium}, or on the path. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int SECONDS = 90;

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * What it did with a page.
     *
     * @param dom the page as it became
     * @param log what it said, its console among it
     * @param netLog all that it asked for
     */
    record Visit(String dom, String log, String netLog) {}

    /** Skips the test where there is none. */
    static Chromium orSkip(Path folder) {
        Optional<Path> program = Optional.ofNullable(System.getProperty("fer.chromium"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .or(Chromium::onPath);
        Assumptions.assumeTrue(
                program.isPresent(),
                "skipped: no Chromium on this machine; install it, or name it with -Dfer.chromium=/path/to/chromium");
        return new Chromium(program.orElseThrow(), folder);
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Visit open(Path page) throws IOException, InterruptedException {
        Path netLog = folder.resolve("net.json");
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        run(dom, log, "--dump-dom", "--log-net-log=" + netLog, page.toUri().toString());
        return new Visit(Files.readString(dom), Files.readString(log), Files.readString(netLog));
    }

    /** A picture of the top of a page. */
    void shoot(Path page, Path png, int width, int height, boolean dark) throws IOException, InterruptedException {
        run(
                folder.resolve("out.txt"),
                folder.resolve("log.txt"),
                "--screenshot=" + png,
                "--window-size=" + width + "," + height,
                "--hide-scrollbars",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                page.toUri().toString());
    }

    private void run(Path out, Path log, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                // Nothing leaves the machine, whatever a page or the browser asks for.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--disable-background-networking",
                "--disable-extensions",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-default-browser-check",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
        Stream.of(arguments).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Chromium did not end in " + SECONDS + " s: " + command + "\n"
                        + Files.readString(log, StandardCharsets.UTF_8));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("Chromium ended with " + process.exitValue() + ": " + command + "\n"
                    + Files.readString(log, StandardCharsets.UTF_8));
        }
    }
}
