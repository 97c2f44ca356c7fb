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

/** Reads a file of frames from its start to its last complete frame. */
public final class JournalReader {

    /** Receives the restored entries in order. */
    public interface RestoredEntries {
        void name(byte kind, String collection, String name);

        void document(byte kind, String collection, byte[] document);
    }

    private static final int HEADER = JournalFile.HEADER.length();

    private final Path file;
    private final RestoredEntries restored;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    JournalReader(Path file, RestoredEntries restored) {
        this.file = file;
        this.restored = restored;
    }

    /**
     * Restores the entries of the file. Returns the length in bytes of the complete frames, which is less than the file's
     * length after an incomplete last write.
     *
     * @throws DocumentDirectoryException if the file has another format, or is damaged before its end
     */
    long read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < HEADER) {
                return 0; // the process ended right after creating the file
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

    /** Reads the frame at the position into the buffer; returns whether it is complete. */
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

    /** An incomplete last frame is normal after a crash; complete frames after a broken one mean damage. */
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
