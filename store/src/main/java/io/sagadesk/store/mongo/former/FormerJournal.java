package io.sagadesk.store.mongo.former;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A journal or a snapshot. Behind a header it has a frame for each command: a marker, the length of the entries, their
 * CRC-32C, and the entries. An entry is a kind and either a name (length, UTF-8) or a BSON document.
 */
record FormerJournal(Path file) {

    static final String REMEDY = ". It was left as it is. Restore the directory from a backup, or move it away: what is"
            + " derived from the events is then built again";

    private static final String FORMAT = "sagadesk document journal ";
    private static final String HEADER = FORMAT + "1\n"; // with the version
    private static final int MARKER = 0x5A6A_F7A3;
    private static final int FRAME_HEADER = 3 * Integer.BYTES;

    /** Receives the entries in order. */
    interface Entries {
        void create(String collection);

        void drop(String collection);

        void index(String collection, byte[] description);

        void dropIndex(String collection, String name);

        void put(String collection, byte[] document);

        void delete(String collection, byte[] id);
    }

    /**
     * Reads all entries.
     *
     * @param mayBeCut whether an unfinished last frame is normal: the last journal was being written when a process ended
     * @return whether there was a header
     * @throws StoreUnusableException if the file has another format, or is damaged
     */
    boolean read(boolean mayBeCut, Entries entries) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var header = read(channel, 0, HEADER.length());
            if (header == null) return false;
            requireFormat(US_ASCII.decode(header).toString());
            long position = HEADER.length();
            for (var frame = frame(channel, position); frame != null; frame = frame(channel, position)) {
                position += FRAME_HEADER + frame.remaining();
                read(frame, entries);
            }
            if (position == channel.size() || (mayBeCut && isEnd(channel, position))) return true;
            throw new StoreUnusableException(file + " is damaged at byte " + position + REMEDY);
        }
    }

    private void requireFormat(String header) {
        if (header.equals(HEADER)) return;
        throw new StoreUnusableException(
                header.startsWith(FORMAT)
                        ? file + " was written by a newer version of this program. Start that version"
                        : file + " is not a document journal. It must not lie in this directory");
    }

    /** Returns the entries of the frame at the position, or null if it is not whole. */
    private static @Nullable ByteBuffer frame(FileChannel channel, long position) throws IOException {
        var header = read(channel, position, FRAME_HEADER);
        if (header == null || header.getInt() != MARKER) return null;
        var entries = read(channel, position + FRAME_HEADER, header.getInt());
        if (entries == null) return null;
        var actual = new CRC32C();
        actual.update(entries.duplicate());
        return (int) actual.getValue() == header.getInt() ? entries : null;
    }

    /** Returns whether no whole frame is behind the position. */
    private static boolean isEnd(FileChannel channel, long position) throws IOException {
        var length = Math.min(channel.size() - position, Integer.MAX_VALUE);
        var rest = channel.map(FileChannel.MapMode.READ_ONLY, position, length);
        for (var at = 1; at + FRAME_HEADER <= length; at++) {
            if (rest.getInt(at) == MARKER && frame(channel, position + at) != null) return false;
        }
        return true;
    }

    private static @Nullable ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        if (length < 0 || length > channel.size() - position) return null;
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) return null;
        }
        return buffer.flip();
    }

    private void read(ByteBuffer frame, Entries entries) {
        var collection = "";
        while (frame.hasRemaining()) {
            var kind = frame.get();
            switch (kind) {
                case 'u' -> collection = text(frame);
                case 'c' -> {
                    text(frame);
                    entries.create(collection);
                }
                case 'd' -> {
                    text(frame);
                    entries.drop(collection);
                }
                case 'x' -> entries.dropIndex(collection, text(frame));
                case 'i' -> entries.index(collection, document(frame));
                case 'p' -> entries.put(collection, document(frame));
                case 'r' -> entries.delete(collection, document(frame));
                default ->
                    throw new StoreUnusableException(
                            file + " holds an entry of the unknown kind " + kind + ": a newer version wrote it");
            }
        }
    }

    private static String text(ByteBuffer frame) {
        var text = new byte[frame.getShort()];
        frame.get(text);
        return new String(text, UTF_8);
    }

    private static byte[] document(ByteBuffer frame) {
        var document = new byte[Integer.reverseBytes(frame.getInt(frame.position()))];
        frame.get(document);
        return document;
    }
}
