package io.sagadesk.embeddedmongo.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The changes of one command, restored as a whole or not at all: a marker, the length of the entries, their CRC-32C, and the
 * entries. An entry is a kind and either a name (length, UTF-8) or a BSON document.
 */
public final class JournalFrame {

    static final int MARKER = 0x5A6A_F7A3;
    static final int HEADER = 3 * Integer.BYTES;

    static final byte USE = 'u'; // the following entries belong to the named collection
    public static final byte CREATE = 'c';
    public static final byte DROP = 'd';
    public static final byte INDEX = 'i';
    public static final byte DROP_INDEX = 'x';
    public static final byte PUT = 'p';
    public static final byte DELETE = 'r';

    private static final int USUAL = 1 << 20;

    private ByteBuffer buffer = ByteBuffer.allocateDirect(USUAL);
    private String used = "";

    public JournalFrame() {
        clear();
    }

    void clear() {
        if (buffer.capacity() > 8 * USUAL) {
            buffer = ByteBuffer.allocateDirect(USUAL);
        }
        buffer.clear().position(HEADER);
        used = "";
    }

    boolean isEmpty() {
        return buffer.position() == HEADER;
    }

    int length() {
        return buffer.position();
    }

    public void name(byte kind, String collection, String name) {
        use(collection);
        text(kind, name);
    }

    public void document(byte kind, String collection, byte[] document) {
        use(collection);
        ensure(1 + document.length);
        buffer.put(kind).put(document);
    }

    /** Returns the finished frame, ready to be written. */
    public ByteBuffer seal() {
        int length = buffer.position() - HEADER;
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().flip().position(HEADER));
        buffer.putInt(0, MARKER).putInt(4, length).putInt(8, (int) checksum.getValue());
        return buffer.flip();
    }

    private void use(String collection) {
        if (!collection.equals(used)) {
            text(USE, collection);
            used = collection;
        }
    }

    private void text(byte kind, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ensure(1 + Short.BYTES + bytes.length);
        buffer.put(kind).putShort((short) bytes.length).put(bytes);
    }

    private void ensure(int more) {
        if (buffer.remaining() < more) {
            int needed = buffer.position() + more;
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(needed, 2 * buffer.capacity()));
            buffer = larger.put(buffer.flip());
        }
    }
}
