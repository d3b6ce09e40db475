package io.github.fer4j.examples;

import io.github.fer4j.FerException;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Quality;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.NetSummary;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the cards of model files say: a log of what was tried, as a table in Markdown. */
@Command(
        name = "ListModels",
        mixinStandardHelpOptions = true,
        description = "Prints a table of the .fer files of a folder: figures, size, and the command of each.")
public final class ListModels implements Callable<Integer> {
    private static final List<String> METRICS = List.of("accuracy", "UAR", "macro F1", "ECE");

    @Parameters(paramLabel = "FOLDER", description = "where the .fer files are")
    private Path folder;

    private final PrintStream console;

    ListModels(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ListModels(System.out)).execute(arguments));
    }

    @Override
    public Integer call() {
        console.println(
                "| model | multiply-adds, M | parameters | figures on | n | accuracy, % | UAR, % | macro F1, % | ECE, %"
                        + " | command |");
        console.println("| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        for (Path file : files()) {
            ModelCard card = ModelFile.read(file).card();
            for (Quality quality : card.quality()) {
                console.println(row(card, quality));
            }
        }
        return 0;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".fer"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FerException(folder + ": the folder cannot be listed: " + e, e);
        }
    }

    private static String row(ModelCard card, Quality quality) {
        NetSummary net = Zoo.summary(new NetSpec(card.architecture(), card.labelSet(), card.preprocessing()));
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %,d | %s | %,d |",
                card.name(),
                net.multiplyAdds() / 1e6,
                net.parameters(),
                quality.data(),
                quality.samples()));
        for (String metric : METRICS) {
            Double value = quality.metrics().get(metric);
            row.append(value == null ? " |" : String.format(Locale.ROOT, " %.2f |", 100 * value));
        }
        return row + " `" + card.provenance().map(Training::command).orElse("not known") + "` |";
    }
}
