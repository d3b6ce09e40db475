package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AggregateVotesTest {
    @TempDir
    Path folder;

    private Path answers() throws IOException {
        StringBuilder csv = new StringBuilder("question,worker,answer\n");
        for (int i = 0; i < 12; i++) {
            csv.append(i + ",anna," + i % 2 + "\n" + i + ",ben," + i % 2 + "\n" + i + ",eve,1\n");
        }
        return Files.writeString(folder.resolve("answers.csv"), csv);
    }

    private static String run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new AggregateVotes()).execute(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_prints_each_method_with_its_accuracy_and_the_agreement() throws IOException {
        StringBuilder truth = new StringBuilder("question,truth\n");
        for (int i = 0; i < 12; i++) {
            truth.append(i + "," + i % 2 + "\n");
        }
        Path truths = Files.writeString(folder.resolve("truth.csv"), truth);
        String printed = run(answers().toString(), truths.toString(), "--labels", "sad,happy");
        assertThat(printed)
                .contains("36 votes on 12 items by 3 workers")
                .containsPattern("majority vote +100\\.00 % +100\\.00 % +0 +0")
                .containsPattern("MACE +100\\.00 %")
                .contains("  eve right in ")
                .contains("Fleiss' kappa", "(12 items with 3 answers)", "3 pairs of workers");
    }

    @Test
    void without_truth_it_prints_no_accuracy() throws IOException {
        assertThat(run(answers().toString(), "--labels", "sad,happy")).containsPattern("majority vote +- +- +0 +0");
    }
}
