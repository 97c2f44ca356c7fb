package io.sagadesk.replay.export;

import io.sagadesk.replay.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an export goes. A file is its owner's alone, and has its name only when it is complete. */
public final class ExportTarget implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final @Nullable Path file;
    private final @Nullable Path unfinished;
    private final Writer writer;

    private ExportTarget(@Nullable Path file, @Nullable Path unfinished, Writer writer) {
        this.file = file;
        this.unfinished = unfinished;
        this.writer = writer;
    }

    public static ExportTarget of(@Nullable Path file, PrintWriter standardOutput) {
        return file == null ? new ExportTarget(null, null, standardOutput) : file(file);
    }

    private static ExportTarget file(Path file) {
        if (Files.isDirectory(file)) throw new CliException(file + " is a directory: name a file with --out");
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(unfinished);
            var channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            unfinished.toFile().deleteOnExit(); // for Ctrl-C
            return new ExportTarget(
                    file, unfinished, Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), BUFFER));
        } catch (IOException e) {
            throw new CliException(file + " cannot be written (" + e + "): name another file with --out");
        }
    }

    public Writer writer() {
        return writer;
    }

    /** A directory for temporary files: where the export goes there is room. */
    public Path scratchDirectory() {
        if (file == null) return Path.of(System.getProperty("java.io.tmpdir"));
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Whether anybody still takes what is written: a pipe may be closed. */
    public boolean isOpen() {
        return !(writer instanceof PrintWriter pipe && pipe.checkError());
    }

    /** What was written is all: the file gets its name. */
    public void complete() throws IOException {
        writer.flush();
        if (file == null || unfinished == null) return;
        writer.close();
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (unfinished == null) return;
        writer.close();
        Files.deleteIfExists(unfinished);
    }
}
