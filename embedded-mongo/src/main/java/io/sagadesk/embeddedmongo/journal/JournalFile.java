package io.sagadesk.embeddedmongo.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** An append-only file of frames. Not thread-safe. */
public final class JournalFile implements AutoCloseable {

    public static final String FORMAT = "sagadesk document journal ";
    public static final String HEADER = FORMAT + "1\n"; // with the version

    private final FileChannel channel;
    private long length;

    private JournalFile(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /** Creates a new file, which replaces one with the same name. */
    public static JournalFile create(Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        JournalFile created = new JournalFile(FileChannel.open(file, options, ownerOnly), 0);
        created.append(ByteBuffer.wrap(HEADER.getBytes(US_ASCII)));
        return created;
    }

    /** Continues a file after the given length in bytes; the rest is cut off. */
    static JournalFile continued(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
        return new JournalFile(channel, length);
    }

    long length() {
        return length;
    }

    public void append(ByteBuffer bytes) throws IOException {
        int size = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        length += size;
    }

    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
        }
        channel.close();
    }
}
