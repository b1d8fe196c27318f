package dev.modelgate.adapter.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one protobuf message in place: no generated classes, no copies of what is passed over. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int MOST_VARINT_BYTES = 10;

    private final ByteBuffer bytes;
    private final int end;
    private int position;
    private int field;
    private int start;
    private int length;
    private long varint;
    private boolean message;

    private Protobuf(ByteBuffer bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** A whole file. */
    static Protobuf of(ByteBuffer file) {
        return new Protobuf(file, 0, file.limit());
    }

    /**
     * Moves to the next field.
     *
     * @return false at the end of the message
     * @throws Malformed when the bytes are no field
     */
    boolean next() throws Malformed {
        if (position == end) {
            return false;
        }
        int at = position;
        long tag = readVarint();
        field = (int) (tag >>> 3);
        if (tag >>> 3 < 1 || tag >>> 3 > 536_870_911) {
            throw new Malformed(at, "there is no field number " + (tag >>> 3));
        }
        int type = (int) (tag & 7);
        message = type == LENGTH;
        varint = 0;
        switch (type) {
            case VARINT -> varint = readVarint();
            case FIXED64 -> skip(at, Long.BYTES);
            case LENGTH -> skip(at, readVarint());
            case FIXED32 -> skip(at, Integer.BYTES);
            default -> throw new Malformed(at, "there is no wire type " + type);
        }
        return true;
    }

    /** Number of the field. */
    int field() {
        return field;
    }

    /** Whether the field has a length: it is a message, a text or bytes. */
    boolean hasLength() {
        return message;
    }

    /** The field's number; 0 when it is none. */
    long number() {
        return varint;
    }

    /** The field as a message. */
    Protobuf open() {
        return new Protobuf(bytes, start, start + length);
    }

    /** The field as text. */
    String text() {
        byte[] copy = new byte[length];
        bytes.get(start, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private void skip(int at, long size) throws Malformed {
        int left = end - position;
        if (size < 0 || size > left) {
            throw new Malformed(
                    at, "field " + field + " needs " + Long.toUnsignedString(size) + " bytes, " + left + " are left");
        }
        start = position;
        length = (int) size;
        position += (int) size;
    }

    private long readVarint() throws Malformed {
        long value = 0;
        for (int i = 0; i < MOST_VARINT_BYTES; i++) {
            if (position == end) {
                throw new Malformed(position, "a number does not end");
            }
            byte next = bytes.get(position++);
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed(position, "a number has more than " + MOST_VARINT_BYTES + " bytes");
    }

    /** The bytes are no protobuf message. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int at;

        Malformed(int at, String reason) {
            super(reason);
            this.at = at;
        }

        /** Offset in the file, from 0. */
        int at() {
            return at;
        }
    }
}
