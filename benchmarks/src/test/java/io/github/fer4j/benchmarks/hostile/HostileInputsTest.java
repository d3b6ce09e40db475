package io.github.fer4j.benchmarks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.benchmarks.hostile.HostileKind.Door;
import io.github.fer4j.benchmarks.hostile.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The fuzz test of the suite: fixed seeds, a few seconds. {@link HostileInputs} is the long one. */
class HostileInputsTest {
    private static final int INPUTS = 160;

    /** A hundred megapixels take seconds, whatever is in them. */
    private static final Pattern SLOW = Pattern.compile("bomb of pixels|large");

    private static HostileKinds kinds;

    @BeforeAll
    static void make() {
        kinds = new HostileKinds();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // against hangs: it takes seconds
    void hundreds_of_hostile_inputs_are_results_or_fer_exceptions() {
        List<String> failures = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        int results = 0;
        int errors = 0;
        try (Trial trial = new Trial()) {
            for (int index = 0; index < INPUTS; index++) {
                if (SLOW.matcher(kinds.kind(index).name()).find()) {
                    continue;
                }
                HostileInput input = kinds.input(7, index);
                seen.add(input.kind().name());
                Verdict verdict = trial.of(input);
                results += verdict.outcome() == Outcome.RESULT ? 1 : 0;
                errors += verdict.outcome() == Outcome.ERROR ? 1 : 0;
                if (verdict.outcome() == Outcome.FAILURE) {
                    failures.add(input + ": " + verdict);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(seen).as("every light kind").hasSizeGreaterThan(35);
        // Were all of them refused at the door, nothing behind it would be tested.
        assertThat(results).isGreaterThan(INPUTS / 20);
        assertThat(errors).isGreaterThan(INPUTS / 2);
    }

    @Test
    void bombs_that_are_models_texts_and_scans_are_refused_or_pass_without_effect() {
        try (Trial trial = new Trial()) {
            for (HostileKind kind : kinds.all()) {
                if (kind.name().matches(".*(zip bomb|bomb of text|bomb of scans).*")) {
                    HostileInput input =
                            new HostileInput(0, kind, "bomb", kind.maker().make(new Random(1)));
                    assertThat(input.bytes()).as(kind.name()).hasSizeLessThan(5_000_000);
                    Verdict verdict = trial.of(input);
                    assertThat(verdict.outcome()).as("%s: %s", input, verdict).isNotEqualTo(Outcome.FAILURE);
                }
            }
        }
    }

    @Test
    void each_hostile_graph_is_refused() {
        try (Trial trial = new Trial()) {
            List<byte[]> graphs = new TinyModel().hostileGraphs();
            for (int i = 0; i < graphs.size(); i++) {
                HostileKind kind = new HostileKind("graph " + i, Door.MODEL, false, random -> new byte[0]);
                Verdict verdict = trial.of(new HostileInput(0, kind, "model.fer", graphs.get(i)));
                assertThat(verdict.outcome()).as("graph %d: %s", i, verdict).isEqualTo(Outcome.ERROR);
            }
        }
    }

    /** Else the hostile ones would be refused for a fault of ours. */
    @Test
    void what_nothing_was_done_to_gives_results() {
        try (Trial trial = new Trial()) {
            List<byte[]> models = List.of(new HostileModels().whole(), new TinyModel().file(new TinyModel().onnx()));
            for (byte[] bytes : models) {
                HostileKind kind = new HostileKind("whole", Door.MODEL, true, random -> bytes);
                assertThat(trial.of(new HostileInput(0, kind, "model.fer", bytes))
                                .outcome())
                        .isEqualTo(Outcome.RESULT);
            }
            Originals originals = new Originals();
            for (String format : Originals.FORMATS) {
                assertThat(originals.all(format)).as(format).hasSizeGreaterThan(3);
                for (byte[] bytes : originals.all(format)) {
                    HostileKind kind = new HostileKind("whole " + format, Door.IMAGE, true, random -> bytes);
                    Verdict verdict = trial.of(new HostileInput(0, kind, "photo." + format, bytes));
                    assertThat(verdict.outcome()).as("%s: %s", format, verdict).isEqualTo(Outcome.RESULT);
                }
            }
            for (byte[] bytes : List.of(
                    Gif.of(300, 200, 300 * 200),
                    new Png(300, 200, 8, Png.RGB).zeros(200 * 901),
                    Bmp.of(300, 200, Bmp.RLE8, Bmp.runs(300, 200).length, Bmp.runs(300, 200)),
                    new Tiff(300, 200).withPixels(new byte[300 * 200]))) {
                HostileKind kind = new HostileKind("made", Door.IMAGE, true, random -> bytes);
                Verdict verdict = trial.of(new HostileInput(0, kind, "photo", bytes));
                assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.RESULT);
            }
        }
    }

    @Test
    void the_same_seed_and_index_make_the_same_bytes() {
        HostileKinds others = new HostileKinds();
        int differ = 0;
        for (int index = 0; index < 39; index++) {
            byte[] bytes = kinds.input(3, index).bytes();
            assertThat(others.input(3, index).bytes()).as("input %d", index).isEqualTo(bytes);
            differ += Arrays.equals(kinds.input(3, index + 40).bytes(), bytes) ? 0 : 1;
        }
        assertThat(differ).isGreaterThan(30);
    }

    @Test
    void every_kind_has_its_turn_and_one_input_in_fifty_is_heavy() {
        List<HostileKind> all = kinds.all();
        int[] counts = new int[all.size()];
        for (int index = 0; index < 50 * all.size(); index++) {
            counts[all.indexOf(kinds.kind(index))]++;
        }
        assertThat(counts).doesNotContain(0);
        assertThat(kinds.kind(49).name()).contains("bomb");
        // Nothing is left out because of it.
        long light = all.indexOf(kinds.kind(49));
        assertThat(kinds.kind(50)).isEqualTo(all.get((int) (49 % light)));
    }

    @Test
    void damage_stays_damage() {
        byte[] whole = new byte[500];
        new Random(1).nextBytes(whole);
        for (int i = 0; i < 100; i++) {
            Random random = new Random(i);
            assertThat(Damage.truncated(whole, random)).hasSizeLessThan(500);
            assertThat(Damage.flipped(whole, random)).hasSize(500);
        }
    }

    @Test
    void the_command_runs_them_in_a_child() {
        assertThat(new CommandLine(new HostileInputs()).execute("--inputs", "12", "--seed", "5"))
                .isZero();
    }
}
