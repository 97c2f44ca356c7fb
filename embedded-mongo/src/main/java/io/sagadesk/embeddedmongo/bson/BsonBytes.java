package io.sagadesk.embeddedmongo.bson;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads elements of a BSON document in its byte array. Finding an element skips the preceding ones by their lengths, without
 * decoding them. An element is its type, its zero-terminated name, and its value.
 */
public final class BsonBytes {

    public static final byte[] ID = "_id".getBytes(UTF_8);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private BsonBytes() {}

    public static int readInt(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static void writeInt(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    static long readLong(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    public static Document decode(byte[] document) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(document));
    }

    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        return Arrays.copyOf(buffer.array(), buffer.writerIndex());
    }

    /** Returns the offset of the named element in the document at the offset, or -1. */
    public static int find(byte[] bytes, int document, byte[] name) {
        int element = firstElement(document);
        while (bytes[element] != BsonConstants.TERMINATING_BYTE) {
            if (isNamed(bytes, element, name)) return element;
            element = next(bytes, element);
        }
        return -1;
    }

    public static int firstElement(int document) {
        return document + Integer.BYTES;
    }

    public static boolean isNamed(byte[] bytes, int element, byte[] name) {
        int end = element + 1 + name.length;
        return bytes[end] == 0 && Arrays.equals(bytes, element + 1, end, name, 0, name.length);
    }

    /** Returns the offset of the element's value. */
    public static int valueOf(byte[] bytes, int element) {
        return afterZero(bytes, element + 1);
    }

    /** Returns the offset of the next element. */
    public static int next(byte[] bytes, int element) {
        int value = valueOf(bytes, element);
        return value + lengthOf(bytes[element], bytes, value);
    }

    static int afterZero(byte[] bytes, int offset) {
        int at = offset;
        while (bytes[at] != 0) at++;
        return at + 1;
    }

    /** Returns the length of every value of a type; -1 if they differ. */
    public static int fixedLength(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_MIN_KEY,
                    BsonConstants.TYPE_MAX_KEY -> 0;
            case BsonConstants.TYPE_BOOLEAN -> 1;
            case BsonConstants.TYPE_INT32 -> 4;
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_INT64,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP -> 8;
            case BsonConstants.TYPE_OBJECT_ID -> BsonConstants.LENGTH_OBJECTID;
            case BsonConstants.TYPE_DECIMAL128 -> 16;
            default -> -1;
        };
    }

    private static int lengthOf(byte type, byte[] bytes, int value) {
        int fixed = fixedLength(type);
        if (fixed >= 0) return fixed;
        return switch (type) {
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT,
                    BsonConstants.TYPE_ARRAY,
                    BsonConstants.TYPE_JAVASCRIPT_CODE_WITH_SCOPE -> readInt(bytes, value);
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE, BsonConstants.TYPE_SYMBOL ->
                4 + readInt(bytes, value);
            case BsonConstants.TYPE_DATA -> 5 + readInt(bytes, value);
            case BsonConstants.TYPE_REGEX -> afterZero(bytes, afterZero(bytes, value)) - value;
            default -> throw new IllegalArgumentException("Unknown BSON type " + type);
        };
    }

    /** Returns a document with only the given element of another document. */
    public static byte[] documentOf(byte[] bytes, int element) {
        return withElement(bytes, element, new byte[] {5, 0, 0, 0, 0});
    }

    /** Returns the document with the given element of another document added at its start. */
    public static byte[] withElement(byte[] other, int element, byte[] document) {
        int length = next(other, element) - element;
        byte[] result = new byte[document.length + length];
        System.arraycopy(other, element, result, Integer.BYTES, length);
        System.arraycopy(document, Integer.BYTES, result, Integer.BYTES + length, document.length - Integer.BYTES);
        writeInt(result, 0, result.length);
        return result;
    }
}
