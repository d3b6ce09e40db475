package io.github.fer4j.benchmarks.hostile;

import java.util.Optional;

/** A line by which the child tells its parent how far it is. */
sealed interface HostileLine {
    /** The line, without its end. */
    String text();

    /**
     * An input is being made and tried.
     *
     * @param index of the input
     * @param kind its name
     */
    record Begin(int index, String kind) implements HostileLine {
        @Override
        public String text() {
            return String.join("\t", "begin", Integer.toString(index), kind);
        }
    }

    /**
     * An input was tried.
     *
     * @param index of the input
     * @param kind its name
     * @param verdict what came of it
     * @param milliseconds how long that took
     * @param heap how much of the heap was in use at most, in bytes, with what nobody needed any more
     * @param resident how much memory the process held at most, in KiB; 0 where that is not known
     */
    record End(int index, String kind, Verdict verdict, long milliseconds, long heap, long resident)
            implements HostileLine {
        @Override
        public String text() {
            return String.join(
                    "\t",
                    "end",
                    Integer.toString(index),
                    kind,
                    verdict.outcome().name(),
                    verdict.what(),
                    Long.toString(milliseconds),
                    Long.toString(heap),
                    Long.toString(resident),
                    escaped(verdict.detail()));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    /** The line that a text is; nothing where it is something else, such as the output of native code. */
    static Optional<HostileLine> parse(String text) {
        String[] parts = text.split("\t", -1);
        if (parts[0].equals("begin") && parts.length == 3) {
            return Optional.of(new Begin(Integer.parseInt(parts[1]), parts[2]));
        }
        if (parts[0].equals("end") && parts.length == 9) {
            Verdict verdict = new Verdict(Verdict.Outcome.valueOf(parts[3]), parts[4], parts[8].translateEscapes());
            return Optional.of(new End(
                    Integer.parseInt(parts[1]),
                    parts[2],
                    verdict,
                    Long.parseLong(parts[5]),
                    Long.parseLong(parts[6]),
                    Long.parseLong(parts[7])));
        }
        return Optional.empty();
    }
}
