package io.github.fer4j.benchmarks;

import java.util.Optional;

/** The lines by which a child JVM tells its parent names with values; other lines are the child's own output. */
final class Facts {
    /** The number of parameters of the net. */
    static final String PARAMETERS = "parameters";

    /** How many batches were timed. */
    static final String BATCHES = "batches";

    /** Processor time while timed, in milliseconds an image: it says more than images/s where others use the machine. */
    static final String CPU_TIME = "CPU ms/image";

    /** The result of a contender. */
    static final String IMAGES_PER_SECOND = "images/s";

    private static final String MARK = "fact\t";

    private Facts() {}

    /** A name with its value. */
    record Fact(String name, String value) {}

    static void tell(String name, String value) {
        System.out.println(MARK + name + "\t" + value);
        System.out.flush();
    }

    /** The fact in a line, if there is one. */
    static Optional<Fact> parse(String line) {
        String[] parts = line.split("\t", 3);
        return line.startsWith(MARK) && parts.length == 3
                ? Optional.of(new Fact(parts[1], parts[2]))
                : Optional.empty();
    }
}
