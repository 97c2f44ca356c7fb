package io.sagadesk.embeddedmongo.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.embeddedmongo.bson.BsonBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Reads a file of frames from its start to its last whole frame. */
public final class JournalReader {

    /** Is told what was stored, in order. */
    public interface Restored {
        void name(byte kind, String collection, String name);

        void document(byte kind, String collection, byte[] document);
    }

    private static final int HEADER = JournalFile.HEADER.length();

    private final Path file;
    private final Restored restored;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    JournalReader(Path file, Restored restored) {
        this.file = file;
        this.restored = restored;
    }

    /**
     * Restores what the file holds; returns the length of what is whole, which is less than the file's if its end was
     * not completely written.
     *
     * @throws DocumentDirectoryException if it is of another format, or damaged before its end
     */
    long read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < HEADER) {
                return 0; // the process ended when it had just been made
            }
            checkFormat(channel);
            long position = HEADER;
            while (readFrame(channel, position)) {
                position += JournalFrame.HEADER + buffer.limit();
                restore();
            }
            refuseIfDamaged(channel, position);
            return position;
        }
    }

    private void checkFormat(FileChannel channel) throws IOException {
        String header = US_ASCII.decode(fill(channel, 0, HEADER)).toString();
        if (!header.equals(JournalFile.HEADER)) {
            throw new DocumentDirectoryException(
                    header.startsWith(JournalFile.FORMAT)
                            ? file + " was written by a newer version of this program. Start that version"
                            : file + " is not a document journal. It must not lie in this directory");
        }
    }

    /** Whether a whole frame starts there; its entries are then in the buffer. */
    private boolean readFrame(FileChannel channel, long position) throws IOException {
        if (channel.size() - position < JournalFrame.HEADER) {
            return false;
        }
        ByteBuffer header = fill(channel, position, JournalFrame.HEADER);
        int marker = header.getInt();
        int length = header.getInt();
        int checksum = header.getInt();
        if (marker != JournalFrame.MARKER || length < 0 || length > channel.size() - position - JournalFrame.HEADER) {
            return false;
        }
        CRC32C actual = new CRC32C();
        actual.update(fill(channel, position + JournalFrame.HEADER, length).duplicate());
        return (int) actual.getValue() == checksum;
    }

    /** A torn end is what a crash leaves; whole frames behind a broken one are not. */
    private void refuseIfDamaged(FileChannel channel, long broken) throws IOException {
        for (long at = nextMarker(channel, broken + 1); at >= 0; at = nextMarker(channel, at + 1)) {
            if (readFrame(channel, at)) {
                throw new DocumentDirectoryException(
                        file + " is damaged at byte " + broken + ": there are whole entries"
                                + " behind it, so this is no unfinished write. Put back a saved copy of its directory, or move"
                                + " the directory away: what is derived from the events is then built again");
            }
        }
    }

    private long nextMarker(FileChannel channel, long from) throws IOException {
        for (long start = from; start + Integer.BYTES <= channel.size(); start += (1 << 20) - Integer.BYTES + 1) {
            ByteBuffer chunk = fill(channel, start, (int) Math.min(1 << 20, channel.size() - start));
            for (int at = 0; at + Integer.BYTES <= chunk.limit(); at++) {
                if (chunk.getInt(at) == JournalFrame.MARKER) {
                    return start + at;
                }
            }
        }
        return -1;
    }

    private ByteBuffer fill(FileChannel channel, long position, int length) throws IOException {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length);
        }
        buffer.clear().limit(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException(file + " became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private void restore() {
        String collection = "";
        while (buffer.hasRemaining()) {
            byte kind = buffer.get();
            if (kind == JournalFrame.USE) {
                collection = text();
            } else if (kind == JournalFrame.CREATE || kind == JournalFrame.DROP || kind == JournalFrame.DROP_INDEX) {
                restored.name(kind, collection, text());
            } else {
                restored.document(kind, collection, document());
            }
        }
    }

    private String text() {
        byte[] bytes = new byte[buffer.getShort()];
        buffer.get(bytes);
        return new String(bytes, UTF_8);
    }

    private byte[] document() {
        byte[] bytes = new byte[BsonBytes.readInt(buffer.array(), buffer.position())];
        buffer.get(bytes);
        return bytes;
    }
}
