package io.github.fer4j.models.listen;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the fields of a message in the wire format of protocol buffers; ends early where it is not one. */
final class ProtoReader {
    private final ByteBuffer in;
    private int number;
    private long integer;
    private byte[] bytes = new byte[0];

    ProtoReader(byte[] message) {
        in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field; false at the end. */
    boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        try {
            long key = varint();
            number = (int) (key >>> 3);
            integer = 0;
            bytes = new byte[0];
            switch ((int) key & 7) {
                case ProtoWriter.VARINT -> integer = varint();
                case ProtoWriter.FIXED_64 -> integer = in.getLong();
                case ProtoWriter.FIXED_32 -> integer = in.getInt();
                case ProtoWriter.BYTES -> {
                    long length = varint();
                    if (length < 0 || length > in.remaining()) {
                        return false;
                    }
                    bytes = new byte[(int) length];
                    in.get(bytes);
                }
                default -> {
                    return false;
                }
            }
            return true;
        } catch (BufferUnderflowException e) {
            return false;
        }
    }

    int number() {
        return number;
    }

    /** The field's value, if it is a number. */
    long integer() {
        return integer;
    }

    /** The field's value, if it is a text or a message. */
    byte[] bytes() {
        return bytes;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException(); // more than 64 bits are no number
    }
}
