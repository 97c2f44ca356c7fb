package io.sagadesk.replay.imports;

import io.sagadesk.replay.imports.format.DamagedRow;
import io.sagadesk.replay.imports.format.RowBoundary;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file of any size, with constant memory. A row is one line, or several if the boundary says so. A
 * damaged row does not affect the others, unless it opens a quote that is never closed: then it takes the rest of the
 * file, since nothing shows where it ends.
 */
final class FileRows implements Closeable {

    /** The longest accepted row, in characters; the rest of a longer row is skipped. */
    static final int LONGEST = 1 << 20;

    /** Half of a surrogate pair. No well-formed UTF-8 decodes to it, so it marks malformed bytes. */
    private static final char MALFORMED = '\uDC80';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CountingStream bytes;
    private final Reader characters;
    private final long size;
    private final RowBoundary boundary;
    private final char[] buffer = new char[1 << 16];
    private int next;
    private int end;
    private long lineEnds;
    private boolean started;
    private @Nullable Row peeked;

    /**
     * One row.
     *
     * @param number the number of its first line, from 1
     * @param text the row without the line end after it
     * @param damage why the row cannot be used; null if the text is the whole row
     */
    record Row(long number, String text, @Nullable String damage) {

        /** The text of the row; refuses rows that are not whole, not UTF-8, or empty. */
        String intact() throws DamagedRow {
            if (damage != null) throw new DamagedRow(damage);
            if (text.indexOf(MALFORMED) >= 0) throw new DamagedRow("is not UTF-8");
            if (text.isBlank()) throw new DamagedRow("is empty");
            return text;
        }
    }

    /** Reads a file of the given size in bytes; negative if unknown. */
    FileRows(InputStream in, long size, RowBoundary boundary) {
        this.size = size;
        this.boundary = boundary;
        bytes = new CountingStream(in);
        characters = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(MALFORMED)));
    }

    /** Returns the next row without consuming it; null at the end. */
    @Nullable Row peek() throws IOException {
        if (peeked == null) peeked = read();
        return peeked;
    }

    /** Returns the next row and consumes it; null at the end. */
    @Nullable Row next() throws IOException {
        var row = peek();
        peeked = null;
        return row;
    }

    /** The number of bytes read from the file. */
    long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }

    private @Nullable Row read() throws IOException {
        if (next == end && !fill()) return null;
        var number = lineEnds + 1;
        var text = new StringBuilder();
        var tooLong = false;
        var ended = false;
        while (!ended && (next < end || fill())) {
            var stop = endOfLine();
            boundary.take(buffer, next, stop);
            var from = next;
            if (stop < end) {
                lineEnds++;
                ended = boundary.endsRow();
                next = stop + 1;
            } else {
                next = stop;
            }
            tooLong |= !append(text, from, ended ? stop : next);
        }
        return new Row(number, withoutReturn(text), damage(ended, tooLong));
    }

    private int endOfLine() {
        var at = next;
        while (at < end && buffer[at] != '\n') at++;
        return at;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, characters.read(buffer));
        if (!started && end > 0 && buffer[0] == BYTE_ORDER_MARK) next = 1;
        started = true;
        return end > 0;
    }

    /** Appends as much as there is room for. Returns whether that is all. */
    private boolean append(StringBuilder text, int from, int to) {
        var room = Math.min(to - from, LONGEST - text.length());
        text.append(buffer, from, room);
        return room == to - from;
    }

    private @Nullable String damage(boolean ended, boolean tooLong) {
        if (!ended && !boundary.endsRow()) {
            return "opens a quote that is never closed, so that it goes on to the end of the file";
        }
        if (!ended && size >= 0 && size != bytes.count()) {
            return "has no line end, and the file has changed since the import began: it may be half a row";
        }
        return tooLong ? "is longer than " + LONGEST + " characters" : null;
    }

    private static String withoutReturn(StringBuilder text) {
        var length = text.length();
        if (length > 0 && text.charAt(length - 1) == '\r') text.setLength(length - 1);
        return text.toString();
    }
}
