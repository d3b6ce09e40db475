package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Split;
import io.github.fer4j.data.balance.Imbalance;
import io.github.fer4j.data.balance.Oversampling;
import io.github.fer4j.data.clean.Action;
import io.github.fer4j.data.clean.Cleaning;
import io.github.fer4j.data.clean.CleaningResult;
import io.github.fer4j.data.clean.Stage;
import io.github.fer4j.data.source.CsvManifest;
import io.github.fer4j.data.source.DataSource;
import io.github.fer4j.data.source.LoadReport;
import io.github.fer4j.data.source.Sources;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.LeakCheck;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * From a data set as it was downloaded to clean, split, balanced data, without a line of code: recognises the form, cleans,
 * splits, checks for leaks, balances, and writes the result as a csv manifest with its images.
 */
@Command(
        name = "PrepareData",
        mixinStandardHelpOptions = true,
        description =
                "Recognises a data set, cleans it, splits it, says what leaks, and writes the result as a manifest.")
public final class PrepareData implements Callable<Integer> {
    /** How to split. */
    enum By {
        /** As it was published. */
        published,
        /** At random, with the same share of each class in each part. */
        sample,
        /** With no person in two parts. */
        subject
    }

    @Parameters(paramLabel = "DATA", description = "a csv file or folder, as it was downloaded")
    private Path source;

    @Option(names = "--out", description = "a folder for the manifest and the images; nothing is written without it")
    private Path out;

    @Option(names = "--lenient", description = "skip rows and files that break the rules, instead of stopping")
    private boolean lenient;

    @Option(names = "--drop-near", description = "drop images that look like another one, too")
    private boolean dropNear;

    @Option(
            names = "--split",
            description = "one of ${COMPLETION-CANDIDATES}; published if the data set has a split, else sample")
    private By by;

    @Option(names = "--balance", description = "copy samples of rare classes until each has this share of the largest")
    private Double ratio;

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PrepareData())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof FerException) {
                        command.getErr().println(e.getMessage());
                        return 1;
                    }
                    throw e;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        DataSource recognised = Sources.recognise(source);
        System.out.println("Recognised: " + recognised.describe());
        LoadReport loaded = (lenient ? recognised.lenient() : recognised).loadWithReport();
        System.out.println("Read: " + loaded.dataset() + ", " + loaded.skipped().size() + " rows skipped, "
                + loaded.dropped() + " left out " + loaded.droppedFor());
        loaded.skipped().stream().limit(5).forEach(row -> System.out.println("  " + row));

        By chosen = by(loaded.dataset());
        CleaningResult cleaned = Cleaning.builder()
                // Split anew, held-out samples are like all others, and repeats among them would leak.
                .dropHeldOut(chosen != By.published)
                .on(Stage.NEARLY_REPEATED, dropNear ? Action.DROP : Action.REPORT)
                .build()
                .clean(loaded.dataset());
        System.out.println("Cleaned: " + cleaned.report());

        DataSplit split = split(cleaned.dataset(), chosen);
        System.out.println("Split: " + split);
        System.out.println("Leaks: " + LeakCheck.of(split));
        for (Split part : Split.values()) {
            if (!split.part(part).isEmpty()) {
                System.out.println("  " + part + ": " + Imbalance.of(split.part(part)));
            }
        }
        if (ratio != null) {
            FerDataset balanced = Oversampling.to(ratio).seed(seed).apply(split.train());
            split = new DataSplit(balanced, split.validation(), split.test());
            System.out.println("Balanced: TRAIN: " + Imbalance.of(split.train()));
        }
        if (out != null) {
            Path manifest = CsvManifest.write(split.all(), out);
            cleaned.report().toCsv(out.resolve("cleaning.csv"));
            System.out.println("Written: " + manifest);
        }
        return 0;
    }

    private By by(FerDataset data) {
        boolean published =
                data.samples().stream().allMatch(sample -> sample.split().isPresent());
        return by != null ? by : published ? By.published : By.sample;
    }

    private DataSplit split(FerDataset data, By chosen) {
        return switch (chosen) {
            case published -> Splits.published(data);
            case sample -> Splits.stratified(data, Shares.standard(), seed);
            case subject -> Splits.bySubject(data, Shares.standard(), seed);
        };
    }
}
