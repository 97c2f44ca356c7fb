package io.sagadesk.embeddedmongo.wire;

import de.bwaldvogel.mongo.wire.BsonConstants;
import io.sagadesk.embeddedmongo.bson.BsonBytes;

/**
 * Checks the lengths and the nesting of a BSON document before anything decodes it. A decoder allocates what a length says,
 * and calls itself for each nested document.
 */
final class BsonShape {

    /** The deepest nesting that MongoDB accepts by default. */
    static final int MAX_DEPTH = 200;

    private static final String BAD_LENGTH = "A length in a BSON document is wrong";
    private static final int SHORTEST_DOCUMENT = Integer.BYTES + 1;

    private BsonShape() {}

    /**
     * Returns the end of the document.
     *
     * @param start the index of its first byte
     * @param limit the index that it must not exceed
     */
    static int endOfDocument(byte[] in, int start, int limit) {
        return endOfDocument(in, start, limit, 1);
    }

    /** Returns the index behind the text that ends with a zero byte. */
    static int endOfName(byte[] in, int start, int limit) {
        int at = start;
        while (at < limit && in[at] != 0) at++;
        ProtocolViolation.unless(at < limit, "A name does not end");
        return at + 1;
    }

    private static int endOfDocument(byte[] in, int start, int limit, int depth) {
        ProtocolViolation.unless(depth <= MAX_DEPTH, "A BSON document is nested too deeply");
        int length = readLength(in, start, SHORTEST_DOCUMENT, limit);
        int end = skip(start, length, limit);
        int last = end - 1;
        ProtocolViolation.unless(in[last] == BsonConstants.TERMINATING_BYTE, BAD_LENGTH);
        for (int at = start + Integer.BYTES; at < last; ) {
            at = endOfValue(in[at], in, endOfName(in, at + 1, last), last, depth);
        }
        return end;
    }

    private static int endOfValue(byte type, byte[] in, int start, int limit, int depth) {
        int fixed = BsonBytes.fixedLength(type);
        if (fixed >= 0) return skip(start, fixed, limit);
        return switch (type) {
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
                endOfDocument(in, start, limit, depth + 1);
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE ->
                skip(start + Integer.BYTES, readLength(in, start, 1, limit), limit);
            case BsonConstants.TYPE_DATA -> skip(start + Integer.BYTES + 1, readLength(in, start, 0, limit), limit);
            case BsonConstants.TYPE_REGEX -> endOfName(in, endOfName(in, start, limit), limit);
            default -> throw new ProtocolViolation("A BSON document has a value of an unknown type");
        };
    }

    private static int readLength(byte[] in, int at, int shortest, int limit) {
        ProtocolViolation.unless(limit - at >= Integer.BYTES, BAD_LENGTH);
        int length = BsonBytes.readInt(in, at);
        ProtocolViolation.unless(length >= shortest, BAD_LENGTH);
        return length;
    }

    private static int skip(int start, int length, int limit) {
        ProtocolViolation.unless(length <= limit - start, BAD_LENGTH); // no sum, which could overflow
        return start + length;
    }
}
