package io.sagadesk.embeddedmongo.bson;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.ArrayList;
import java.util.List;

/** A path such as {@code doc.desk} or {@code doc.lines.sku} to the values of a key in a document. */
final class FieldPath {

    private final byte[][] names;

    FieldPath(String path) {
        String[] parts = path.split("\\.", -1);
        names = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) names[i] = parts[i].getBytes(UTF_8);
    }

    /** Returns the values of the path as key bytes: several if an array is on the path, never none. */
    List<byte[]> keys(byte[] document, IndexKeyWriter writer) {
        List<byte[]> keys = new ArrayList<>(1);
        collect(document, 0, 0, keys, writer);
        if (keys.isEmpty()) keys.add(writer.reset().nothing().toBytes());
        return keys;
    }

    boolean exists(byte[] document) {
        int at = 0;
        for (int depth = 0; ; depth++) {
            int element = BsonBytes.find(document, at, names[depth]);
            if (element < 0 || depth == names.length - 1) return element >= 0;
            if (document[element] != BsonConstants.TYPE_EMBEDDED_DOCUMENT) {
                return document[element] == BsonConstants.TYPE_ARRAY;
            }
            at = BsonBytes.valueOf(document, element);
        }
    }

    private void collect(byte[] b, int container, int depth, List<byte[]> keys, IndexKeyWriter writer) {
        int element = BsonBytes.find(b, container, names[depth]);
        if (element < 0) {
            keys.add(writer.reset().nothing().toBytes());
            return;
        }
        int value = BsonBytes.valueOf(b, element);
        if (depth == names.length - 1) {
            add(b, b[element], value, keys, writer);
        } else if (b[element] == BsonConstants.TYPE_EMBEDDED_DOCUMENT) {
            collect(b, value, depth + 1, keys, writer);
        } else if (b[element] == BsonConstants.TYPE_ARRAY) {
            collectFromArray(b, value, depth + 1, keys, writer);
        } else {
            keys.add(writer.reset().nothing().toBytes());
        }
    }

    private void collectFromArray(byte[] b, int array, int depth, List<byte[]> keys, IndexKeyWriter writer) {
        if (BsonBytes.find(b, array, names[depth]) >= 0) { // a.0.b names one element
            collect(b, array, depth, keys, writer);
        }
        for (int at = BsonBytes.firstElement(array);
                b[at] != BsonConstants.TERMINATING_BYTE;
                at = BsonBytes.next(b, at)) {
            if (b[at] == BsonConstants.TYPE_EMBEDDED_DOCUMENT) {
                collect(b, BsonBytes.valueOf(b, at), depth, keys, writer);
            } else {
                keys.add(writer.reset().nothing().toBytes());
            }
        }
    }

    private static void add(byte[] b, byte type, int value, List<byte[]> keys, IndexKeyWriter writer) {
        if (type != BsonConstants.TYPE_ARRAY) {
            keys.add(writer.reset().value(type, b, value).toBytes());
            return;
        }
        for (int at = BsonBytes.firstElement(value);
                b[at] != BsonConstants.TERMINATING_BYTE;
                at = BsonBytes.next(b, at)) {
            keys.add(writer.reset().value(b[at], b, BsonBytes.valueOf(b, at)).toBytes());
        }
    }
}
