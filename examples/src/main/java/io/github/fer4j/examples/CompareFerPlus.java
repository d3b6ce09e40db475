package io.github.fer4j.examples;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.source.FerPlusTarget;
import io.github.fer4j.noise.agreement.Agreement;
import io.github.fer4j.noise.agreement.AgreementLevel;
import io.github.fer4j.noise.agreement.AgreementReport;
import io.github.fer4j.noise.correction.LabelComparison;
import io.github.fer4j.noise.correction.NoiseMatrix;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Two label sets of the same faces: what one labeller said in FER-2013, and what the majority of ten people said in FER+.
 * Prints how they disagree by class, how far the ten agree, and the noise matrices.
 */
@Command(
        name = "CompareFerPlus",
        mixinStandardHelpOptions = true,
        description = "Compares FER-2013's labels with the majority of FER+'s votes.")
public final class CompareFerPlus implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Parameters(index = "1", paramLabel = "VOTES", description = "fer2013new.csv")
    private Path votes;

    private final PrintStream out;

    CompareFerPlus(PrintStream out) {
        this.out = out;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CompareFerPlus(System.out)).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset given = Fer2013.csv(csv).withFerPlusVotes(votes).load();
        FerDataset truth = majority(given);
        LabelComparison comparison = LabelComparison.of(truth, given);
        out.println(given + "; " + truth.size() + " of them with a majority of the votes for an emotion");
        out.println();
        out.println("The majority of FER+ (true) against the label of FER-2013 (given): " + comparison);
        out.println();
        printAgreementByClass(comparison);
        printVoteAgreement(given);

        NoiseMatrix noise = comparison.noiseMatrix();
        out.println("FER-2013's labels, if FER+'s majority is right: " + noise);
        out.println(format(
                "%.1f %% of these labels are noise; condition number %.1f",
                100 * noise.noiseRate(comparison.prior()), noise.conditionNumber()));
        out.println();
        out.println("FER+'s single votes against their majority: "
                + NoiseMatrix.ofVotes(CrowdVotes.of(given)).restrictedTo(LabelSet.FERPLUS_8));
        return 0;
    }

    /** The samples on which FER+'s majority rule finds an emotion, with that as their label. */
    private static FerDataset majority(FerDataset given) {
        List<Sample> samples = given.samples().stream()
                .flatMap(sample -> sample.votes().flatMap(FerPlusTarget.MAJORITY::apply).stream()
                        .map(target -> sample.toBuilder().label(target.top()).build()))
                .toList();
        return FerDataset.of("FER+ majority", LabelSet.FERPLUS_8, samples);
    }

    private void printAgreementByClass(LabelComparison comparison) {
        out.println(format("Both labels are the same on %.1f %%, by class of FER+:", 100 * comparison.agreement()));
        for (Emotion truth : comparison.truthLabels()) {
            comparison
                    .agreement(truth)
                    .ifPresent(share -> out.println(
                            format("  %-10s %5.1f %% of %d", truth, 100 * share, comparison.support(truth))));
        }
        out.println();
    }

    private void printVoteAgreement(FerDataset given) {
        AgreementReport report = Agreement.of(CrowdVotes.of(given));
        out.println(
                "How far the votes agree, by label of FER-2013 (agreed: at least 80 % say the same; uncertain: at most half):");
        out.println("             images   agreed disagreed uncertain");
        for (Emotion label : given.labels()) {
            int[] counts = new int[AgreementLevel.values().length];
            for (int i = 0; i < given.size(); i++) {
                if (given.get(i).label().orElseThrow().equals(label)) {
                    report.level(i).ifPresent(level -> counts[level.ordinal()]++);
                }
            }
            int all = Arrays.stream(counts).sum();
            double percent = 100.0 / Math.max(1, all);
            out.println(format(
                    "  %-10s %6d %7.1f%% %8.1f%% %8.1f%%",
                    label,
                    all,
                    counts[AgreementLevel.AGREED.ordinal()] * percent,
                    counts[AgreementLevel.DISAGREED.ordinal()] * percent,
                    counts[AgreementLevel.UNCERTAIN.ordinal()] * percent));
        }
        out.println();
        out.println(report);
        out.println();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
