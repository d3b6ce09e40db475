package io.github.fer4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A net with branches as a text that every contender builds its own net from, a node a line; fer4j writes it, and those that
 * have no fer4j on their class path read it.
 *
 * @param channels of the image
 * @param side height and width of the image
 * @param nodes in an order in which each comes behind what it takes
 */
record NetPlan(int channels, int side, List<Node> nodes) {
    /** The name of the image. */
    static final String IMAGE = "image";

    /** What a node does. */
    enum Kind {
        /** Filters, kernel, stride, padding, bias (0 or 1). */
        CONVOLUTION,
        /** Of each channel by itself, without bias. Kernel, stride, padding. */
        DEPTHWISE,
        /** Epsilon. */
        NORM,
        RELU,
        RELU6,
        SWISH,
        SIGMOID,
        /** Kernel, stride, padding. */
        MAX_POOL,
        /** The mean over height and width; 1 where they stay as axes. */
        MEAN,
        /** Units. */
        DENSE,
        /** The share that is kept. */
        DROPOUT,
        /** Of two inputs. */
        SUM,
        /** Maps and a gate for each channel. */
        SCALE,
        /** The logits: classes. */
        LOGITS,
        /** The loss of a net whose last layer gives the logits already: classes. */
        LOSS
    }

    /** The padding for an output as large as the input, or half as large with stride 2, the odd pixel at the far edge. */
    static final int SAME = -1;

    /**
     * A layer or a vertex.
     *
     * @param kind what it does
     * @param name its own
     * @param inputs the nodes it takes
     * @param numbers as its kind says
     */
    record Node(Kind kind, String name, List<String> inputs, List<Double> numbers) {
        double number(int i) {
            return numbers.get(i);
        }

        int integer(int i) {
            return (int) number(i);
        }

        /** As a line. */
        String line() {
            return kind + "\t" + name + "\t" + String.join(" ", inputs) + "\t"
                    + String.join(
                            " ",
                            numbers.stream()
                                    .map(value -> String.format(Locale.ROOT, "%s", value))
                                    .toList());
        }

        static Node read(String line) {
            String[] parts = line.split("\t", -1);
            List<Double> numbers = parts[3].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[3].split(" ")).map(Double::valueOf).toList();
            return new Node(Kind.valueOf(parts[0]), parts[1], List.of(parts[2].split(" ")), numbers);
        }
    }

    /** The padding in pixels, before each edge alike, where the library knows no other. */
    static int pixels(int padding, int kernel) {
        return padding == SAME ? (kernel - 1) / 2 : padding;
    }

    void write(Path file) {
        try {
            Files.write(
                    file,
                    Stream.concat(
                                    Stream.of(channels + "\t" + side),
                                    nodes.stream().map(Node::line))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NetPlan read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] image = lines.get(0).split("\t");
            return new NetPlan(
                    Integer.parseInt(image[0]),
                    Integer.parseInt(image[1]),
                    lines.stream().skip(1).map(Node::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
