package io.sagadesk.replay.imports;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.imports.format.DamagedRow;
import io.sagadesk.replay.imports.format.FileKind;
import io.sagadesk.replay.imports.format.RowConverter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is open, and whose first row matches the file kind.
 *
 * @param bytes its size; negative if unknown, as for standard input
 */
public record SourceFile(String name, long bytes, FileRows rows, RowConverter converter) implements Closeable {

    private static final String STANDARD_INPUT = "-";
    private static final long UNKNOWN = -1;

    /** Opens all files, or none if one is unreadable or of another kind. Sends nothing. */
    public static List<SourceFile> open(List<String> names, FileKind kind) {
        var opened = new ArrayList<SourceFile>();
        try {
            for (var name : names) opened.add(open(name, kind));
            return opened;
        } catch (IOException | InvalidPathException unreadable) {
            opened.forEach(SourceFile::close);
            throw new CliException(
                    names.get(opened.size()) + " cannot be read (" + inWords(unreadable) + "); nothing was sent");
        } catch (CliException anotherKind) {
            opened.forEach(SourceFile::close);
            throw anotherKind;
        }
    }

    private static SourceFile open(String name, FileKind kind) throws IOException {
        var bytes = size(name);
        var converter = kind.converter().get();
        var rows = new FileRows(stream(name), bytes, converter.boundary());
        var file = new SourceFile(name, bytes, rows, converter);
        try {
            file.check(kind);
            return file;
        } catch (IOException | CliException unfit) {
            file.close();
            throw unfit;
        }
    }

    private static InputStream stream(String name) throws IOException {
        return name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(name));
    }

    private static long size(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) return UNKNOWN;
        var path = Path.of(name);
        return Files.isRegularFile(path) ? Files.size(path) : UNKNOWN;
    }

    private void check(FileKind kind) throws IOException {
        var first = rows.peek();
        if (first == null) throw new CliException(name + " is empty; nothing was sent");
        if (!converter.recognises(first.text())) {
            throw new CliException(name + " does not look like " + kind.name() + ": its first line should be "
                    + kind.expected() + "; nothing was sent");
        }
        if (converter.isHeader(first.text())) skipHeader();
    }

    private void skipHeader() throws IOException {
        var header = rows.next();
        try {
            if (header != null) header.intact();
        } catch (DamagedRow damaged) {
            throw new CliException(name + " has no usable header: it " + damaged.reason() + "; nothing was sent");
        }
    }

    private static String inWords(Exception unreadable) {
        if (unreadable instanceof java.nio.file.NoSuchFileException) return "there is no such file";
        if (unreadable instanceof java.nio.file.AccessDeniedException) return "access is denied";
        return unreadable instanceof InvalidPathException ? "that is no file name" : "it is no readable file";
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException harmless) {
            // the file was only read, so nothing can be lost
        }
    }
}
