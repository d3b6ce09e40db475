package io.github.fer4j.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * The fast path with some of its gains switched off. What concerns Deeplearning4j's layers cannot be seen in the shared
 * step, which does without them, so those gains are switched off one at a time where the step is off as well.
 */
enum Gain {
    ALL_ON("all on"),
    ONE_THREAD("one thread"),
    BLAS_KERNEL("old BLAS kernel"),
    BLAS_THREADS("two BLAS threads"),
    STEP("layer by layer (no shared step)"),
    STEP_NORM("layer by layer, stock batch normalisation"),
    STEP_CACHE("layer by layer, no cache mode"),
    STEP_BLAS_KERNEL("layer by layer, old BLAS kernel"),
    STEP_BLAS_THREADS("layer by layer, two BLAS threads"),
    STEP_HELPERS("layer by layer, no layer helpers"),
    ALL_OFF("all off");

    private final String label;

    Gain(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether the batch goes through the net in shares. */
    boolean step() {
        return ordinal() < STEP.ordinal();
    }

    boolean stockNorm() {
        return this == STEP_NORM || this == ALL_OFF;
    }

    boolean cache() {
        return this != STEP_CACHE && this != ALL_OFF;
    }

    int blasThreads() {
        return this == BLAS_THREADS || this == STEP_BLAS_THREADS || this == ALL_OFF ? 2 : 1;
    }

    int threads(int asked) {
        return this == ONE_THREAD ? 1 : asked;
    }

    /** Of the child JVM. */
    List<String> flags() {
        boolean helpers = this != STEP_HELPERS && this != ALL_OFF;
        return helpers ? List.of() : List.of("-Dorg.eclipse.deeplearning4j.helpers.disable=true");
    }

    /** Of the child JVM. */
    Map<String, String> environment() {
        boolean oldKernel = this == BLAS_KERNEL || this == STEP_BLAS_KERNEL || this == ALL_OFF;
        return oldKernel ? Map.of("OPENBLAS_CORETYPE", "Prescott") : Map.of();
    }
}
