package io.github.fer4j.data.face;

import io.github.fer4j.ModelFormatException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of the inputs and outputs of an ONNX model: what must be known of a file before native code parses it. Reads the
 * few fields of {@code onnx.proto} that lead there: {@code ModelProto.graph} (7), {@code GraphProto.input} (11) and {@code
 * .output} (12), {@code ValueInfoProto.name} (1); skips the others.
 *
 * @param inputs their names
 * @param outputs their names
 */
record OnnxOutline(Set<String> inputs, Set<String> outputs) {
    private static final int GRAPH = 7;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    /**
     * Reads a model.
     *
     * @param file its bytes
     * @param source what to call it in error messages
     * @throws ModelFormatException if it is truncated or no ONNX model
     */
    static OnnxOutline of(byte[] file, String source) {
        OnnxOutline outline = new OnnxOutline(new HashSet<>(), new HashSet<>());
        new Message(file, 0, file.length, source).forEach((field, model) -> {
            if (field == GRAPH) {
                model.forEach((part, value) -> {
                    if (part == GRAPH_INPUT) {
                        value.forEach(named(outline.inputs));
                    } else if (part == GRAPH_OUTPUT) {
                        value.forEach(named(outline.outputs));
                    }
                });
            }
        });
        if (outline.outputs.isEmpty()) {
            throw new ModelFormatException(source + ": an ONNX model has a graph with outputs, this file has none");
        }
        return outline;
    }

    private static FieldVisitor named(Set<String> names) {
        return (field, value) -> {
            if (field == VALUE_NAME) {
                names.add(value.text());
            }
        };
    }

    /** Is shown the fields that have a length: texts and messages. */
    private interface FieldVisitor {
        void visit(int field, Message content);
    }

    /** A part of the file: fields, each a key (number and kind) and a value. */
    private static final class Message {
        private final byte[] file;
        private final int from;
        private final int end;
        private final String source;
        private int at;

        Message(byte[] file, int from, int end, String source) {
            this.file = file;
            this.from = from;
            this.end = end;
            this.source = source;
        }

        String text() {
            return new String(file, from, end - from, StandardCharsets.UTF_8);
        }

        void forEach(FieldVisitor visitor) {
            at = from;
            while (at < end) {
                long key = varint();
                switch ((int) (key & 7)) {
                    case VARINT -> varint();
                    case FIXED_64 -> skip(8);
                    case FIXED_32 -> skip(4);
                    case BYTES -> {
                        long length = varint();
                        int start = at;
                        skip(length);
                        visitor.visit((int) (key >>> 3), new Message(file, start, at, source));
                    }
                    default ->
                        throw new ModelFormatException(source + ": this is no ONNX model: at byte " + at
                                + " there is a field of the unknown kind " + (key & 7));
                }
            }
        }

        private void skip(long bytes) {
            if (bytes < 0 || bytes > end - at) {
                throw new ModelFormatException(source + ": this is no ONNX model, or it is truncated: a field of "
                        + bytes + " bytes begins at byte " + at + ", " + (end - at) + " bytes before its end");
            }
            at += (int) bytes;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                skip(1);
                byte next = file[at - 1];
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new ModelFormatException(
                    source + ": this is no ONNX model: at byte " + at + " there is a number of more than 64 bits");
        }
    }
}
