package io.github.fer4j.benchmarks;

import io.github.fer4j.models.zoo.NetSummary;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the table of the zoo's nets into {@code docs/models/zoo.md}. Counts only: nothing is built or timed. */
@Command(
        name = "ZooTable",
        mixinStandardHelpOptions = true,
        description = "Replaces the table in a Markdown file by the nets of the zoo as they are now.")
public final class ZooTable implements Callable<Integer> {
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->\n";

    @Parameters(paramLabel = "FILE", description = "has the lines '<!-- table: begin -->' and '<!-- table: end -->'")
    private Path file;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ZooTable()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            System.err.println(file + " has no line " + BEGIN.strip() + " with " + END.strip() + " behind it");
            return 1;
        }
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "zoo", ".md");
        Files.writeString(written, text.substring(0, begin + BEGIN.length()) + table() + text.substring(end));
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    /** The nets with their default options, for gray 48x48 images and seven classes. */
    static String table() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("| net | layers | parameters | multiply-adds, M | activations, MB, batch 64 | options |");
        lines.add("| --- | ---: | ---: | ---: | ---: | --- |");
        for (String name : Zoo.names()) {
            lines.add(row(Zoo.summary(Zoo.named(name))));
        }
        return lines.toString();
    }

    private static String row(NetSummary net) {
        String options = net.spec().architecture().options().entrySet().stream()
                .map(option -> "`" + option.getKey() + "` " + option.getValue())
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | %,d | %.1f | %.0f | %s |",
                net.spec().architecture().name(),
                net.layers(),
                net.parameters(),
                net.multiplyAdds() / 1e6,
                net.activationBytes(64) / 1e6,
                options);
    }
}
