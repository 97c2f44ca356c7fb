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

/**
 * The destination of an export: a file or standard output. Only the owner may read the file, and it appears under its
 * name only when it is complete.
 */
public final class ExportTarget implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final @Nullable Path file;
    private final @Nullable Path partial;
    private final Writer writer;

    private ExportTarget(@Nullable Path file, @Nullable Path partial, Writer writer) {
        this.file = file;
        this.partial = partial;
        this.writer = writer;
    }

    /** The file, or standard output if no file is given. */
    public static ExportTarget of(@Nullable Path file, PrintWriter standardOutput) {
        return file == null ? new ExportTarget(null, null, standardOutput) : file(file);
    }

    private static ExportTarget file(Path file) {
        if (Files.isDirectory(file)) throw new CliException(file + " is a directory: name a file with --out");
        var partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(partial);
            var channel = FileChannel.open(
                    partial,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            partial.toFile().deleteOnExit(); // for Ctrl-C
            return new ExportTarget(
                    file, partial, Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), BUFFER));
        } catch (IOException e) {
            throw new CliException(file + " cannot be written (" + e + "): name another file with --out");
        }
    }

    public Writer writer() {
        return writer;
    }

    /** A directory for temporary files: that of the export file, because it has room for large files. */
    public Path scratchDirectory() {
        if (file == null) return Path.of(System.getProperty("java.io.tmpdir"));
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Whether the output still has a reader; false after the reading end of a pipe was closed. */
    public boolean isOpen() {
        return !(writer instanceof PrintWriter pipe && pipe.checkError());
    }

    /** Finishes the export: the file appears under its name. */
    public void complete() throws IOException {
        writer.flush();
        if (file == null || partial == null) return;
        writer.close();
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (partial == null) return;
        writer.close();
        Files.deleteIfExists(partial);
    }
}
