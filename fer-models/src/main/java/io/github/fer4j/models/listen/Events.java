package io.github.fer4j.models.listen;

import java.util.Map;

/**
 * TensorBoard's events, as protocol buffers written by hand: messages {@code Event}, {@code Summary} and {@code TensorProto} of
 * TensorFlow's {@code event.proto}, {@code summary.proto} and {@code tensor.proto}, of which these few fields are needed.
 */
final class Events {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;

    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_TENSOR = 8;
    private static final int VALUE_METADATA = 9;

    private static final int METADATA_PLUGIN = 1;
    private static final int METADATA_CLASS = 4;
    private static final int CLASS_TENSOR = 2;
    private static final int PLUGIN_NAME = 1;

    private static final int TENSOR_TYPE = 1;
    private static final int TENSOR_SHAPE = 2;
    private static final int TENSOR_STRING = 8;
    private static final int TYPE_STRING = 7;

    private Events() {}

    /** What each file begins with. */
    static byte[] version(double seconds) {
        return new ProtoWriter()
                .put(WALL_TIME, seconds)
                .put(FILE_VERSION, "brain.Event:2")
                .bytes();
    }

    /**
     * Figures of one step.
     *
     * @param seconds since 1970
     * @param step their place on the x-axis
     * @param figures tag to value
     */
    static byte[] scalars(double seconds, long step, Map<String, Double> figures) {
        ProtoWriter summary = new ProtoWriter();
        figures.forEach((tag, value) -> summary.put(
                SUMMARY_VALUE, new ProtoWriter().put(VALUE_TAG, tag).put(VALUE_SIMPLE, value.floatValue())));
        return event(seconds, step, summary);
    }

    /**
     * A text for TensorBoard's page of texts.
     *
     * @param seconds since 1970
     * @param tag its name
     * @param markdown may have tables
     */
    static byte[] text(double seconds, String tag, String markdown) {
        ProtoWriter tensor = new ProtoWriter()
                .put(TENSOR_TYPE, TYPE_STRING)
                .put(TENSOR_SHAPE, new ProtoWriter()) // without dimensions: a scalar
                .put(TENSOR_STRING, markdown);
        ProtoWriter metadata = new ProtoWriter()
                .put(METADATA_PLUGIN, new ProtoWriter().put(PLUGIN_NAME, "text"))
                .put(METADATA_CLASS, CLASS_TENSOR);
        ProtoWriter value =
                new ProtoWriter().put(VALUE_TAG, tag).put(VALUE_TENSOR, tensor).put(VALUE_METADATA, metadata);
        return event(seconds, 0, new ProtoWriter().put(SUMMARY_VALUE, value));
    }

    private static byte[] event(double seconds, long step, ProtoWriter summary) {
        return new ProtoWriter()
                .put(WALL_TIME, seconds)
                .put(STEP, step)
                .put(SUMMARY, summary)
                .bytes();
    }

    /** The step of an event; 0 where it has none. */
    static long step(byte[] event) {
        ProtoReader fields = new ProtoReader(event);
        while (fields.next()) {
            if (fields.number() == STEP) {
                return fields.integer();
            }
        }
        return 0;
    }

    /** The tag of an event's first value; empty where it has none. */
    static String firstTag(byte[] event) {
        return new String(first(first(first(event, SUMMARY), SUMMARY_VALUE), VALUE_TAG), ProtoWriter.TEXT);
    }

    private static byte[] first(byte[] message, int field) {
        ProtoReader fields = new ProtoReader(message);
        while (fields.next()) {
            if (fields.number() == field) {
                return fields.bytes();
            }
        }
        return new byte[0];
    }
}
