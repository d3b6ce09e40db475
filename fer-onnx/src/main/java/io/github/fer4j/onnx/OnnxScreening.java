package io.github.fer4j.onnx;

import io.github.fer4j.ModelFormatException;
import java.nio.charset.StandardCharsets;

/**
 * What is known of an ONNX model before native code gets it: an ONNX model is a program, and some parts of the language have no
 * place in the net of a classifier, but are of use to an attacker. Refused are
 *
 * <ul>
 *   <li>tensors that lie in other files of the machine ({@code TensorProto.data_location}, {@code external_data});
 *   <li>loops ({@code Loop}), which need not end;
 *   <li>functions of the model's own ({@code ModelProto.functions}): thirty, each of which calls the next one ten times, are
 *       10^30 operators once they are written out;
 *   <li>messages nested more than {@value #DEEPEST} levels deep.
 * </ul>
 *
 * Reads the few fields of {@code onnx.proto} (field numbers of version 1.17) that lead there, and skips the others. What passes
 * can still ask for more memory and time than there is, by the sizes of its tensors: that is for ONNX Runtime to refuse.
 */
final class OnnxScreening {
    /** Messages: a net has 6 levels, each branch within a branch 3 more. */
    private static final int DEEPEST = 60;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final byte[] file;
    private final String model;
    private boolean hasGraph;

    private OnnxScreening(byte[] file, String model) {
        this.file = file;
        this.model = model;
    }

    /**
     * Reads a model.
     *
     * @param file its bytes
     * @param model its name, for messages
     * @throws ModelFormatException if it is truncated, no ONNX model, or holds what is refused
     */
    static void check(byte[] file, String model) {
        OnnxScreening screening = new OnnxScreening(file, model);
        screening.read(Message.MODEL, 0, file.length, 0);
        if (!screening.hasGraph) {
            throw screening.wrong("has no graph; it is no ONNX model");
        }
    }

    /** The messages that lead to what is refused. */
    private enum Message {
        MODEL {
            @Override
            Message at(int field) {
                return field == 7 ? GRAPH : field == 25 ? FUNCTION : null;
            }
        },
        GRAPH {
            @Override
            Message at(int field) {
                return switch (field) {
                    case 1 -> NODE;
                    case 5 -> TENSOR;
                    case 15 -> SPARSE_TENSOR;
                    default -> null;
                };
            }
        },
        NODE {
            @Override
            Message at(int field) {
                return field == 4 ? OPERATOR : field == 5 ? ATTRIBUTE : null;
            }
        },
        ATTRIBUTE {
            @Override
            Message at(int field) {
                return switch (field) {
                    case 5, 10 -> TENSOR;
                    case 6, 11 -> GRAPH;
                    case 22, 23 -> SPARSE_TENSOR;
                    default -> null;
                };
            }
        },
        SPARSE_TENSOR {
            @Override
            Message at(int field) {
                return field == 1 || field == 2 ? TENSOR : null;
            }
        },
        TENSOR {
            @Override
            Message at(int field) {
                return field == 13 ? ELSEWHERE : null;
            }
        },
        /** A text: the operator of a node. */
        OPERATOR,
        FUNCTION,
        ELSEWHERE;

        /** What a field of this message is, if that matters. */
        Message at(int field) {
            return null;
        }
    }

    private void read(Message kind, int from, int end, int depth) {
        if (depth > DEEPEST) {
            throw wrong("is nested more than " + DEEPEST + " levels deep");
        }
        switch (kind) {
            case FUNCTION -> throw wrong("holds functions of its own; export it with its functions inlined");
            case ELSEWHERE -> throw wrong("has weights in another file; export it as one file");
            case OPERATOR -> checkOperator(new String(file, from, end - from, StandardCharsets.UTF_8));
            default -> readFields(kind, from, end, depth);
        }
    }

    private void checkOperator(String operator) {
        if (operator.equals("Loop")) {
            throw wrong("has a loop, which need not end; a classifier's net has none");
        }
    }

    private void readFields(Message kind, int from, int end, int depth) {
        hasGraph |= kind == Message.GRAPH;
        Reader reader = new Reader(from, end);
        while (reader.at < end) {
            long key = reader.varint();
            switch ((int) (key & 7)) {
                case VARINT -> reader.varint();
                case FIXED_64 -> reader.skip(8);
                case FIXED_32 -> reader.skip(4);
                case BYTES -> {
                    long length = reader.varint();
                    int start = reader.at;
                    reader.skip(length);
                    Message inner = kind.at((int) (key >>> 3));
                    if (inner != null) {
                        read(inner, start, reader.at, depth + 1);
                    }
                }
                default ->
                    throw wrong("is no ONNX model: at byte " + reader.at + " there is a field of the unknown kind "
                            + (key & 7));
            }
        }
    }

    private ModelFormatException wrong(String what) {
        return new ModelFormatException("the ONNX model of '" + model + "' " + what);
    }

    /** A place in the file. */
    private final class Reader {
        private final int end;
        private int at;

        Reader(int at, int end) {
            this.at = at;
            this.end = end;
        }

        void skip(long bytes) {
            if (bytes < 0 || bytes > end - at) {
                throw wrong("is truncated, or no ONNX model: a field of " + bytes + " bytes begins at byte " + at + ", "
                        + (end - at) + " bytes before its end");
            }
            at += (int) bytes;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                skip(1);
                byte next = file[at - 1];
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw wrong("is no ONNX model: at byte " + at + " there is a number of more than 64 bits");
        }
    }
}
