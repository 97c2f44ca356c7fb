package io.sagadesk.replay.imports;

import io.sagadesk.replay.imports.format.DamagedRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file of any size, with constant memory. A damaged line does not affect the others. */
final class FileLines implements Closeable {

    /** The longest accepted line, in characters; the rest of a longer line is skipped. */
    static final int LONGEST = 1 << 20;

    /** Half of a surrogate pair. No well-formed UTF-8 decodes to it, so it marks malformed bytes. */
    private static final char MALFORMED = '\uDC80';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CountingStream bytes;
    private final Reader characters;
    private final char[] buffer = new char[1 << 16];
    private int next;
    private int end;
    private long number;
    private @Nullable Line peeked;

    /**
     * One line.
     *
     * @param number the line number, from 1
     * @param text the line without its end
     */
    record Line(long number, String text, boolean tooLong) {

        /** The text of the line; refuses lines that are too long, not UTF-8, or empty. */
        String intact() throws DamagedRow {
            if (tooLong) throw new DamagedRow("is longer than " + LONGEST + " characters");
            if (text.indexOf(MALFORMED) >= 0) throw new DamagedRow("is not UTF-8");
            if (text.isBlank()) throw new DamagedRow("is empty");
            return text;
        }
    }

    FileLines(InputStream in) {
        bytes = new CountingStream(in);
        characters = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(MALFORMED)));
    }

    /** Returns the next line without consuming it; null at the end. */
    @Nullable Line peek() throws IOException {
        if (peeked == null) peeked = read();
        return peeked;
    }

    /** Returns the next line and consumes it; null at the end. */
    @Nullable Line next() throws IOException {
        var line = peek();
        peeked = null;
        return line;
    }

    /** The number of bytes read from the file. */
    long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }

    private @Nullable Line read() throws IOException {
        if (next == end && !fill()) return null;
        var text = new StringBuilder();
        var tooLong = false;
        do {
            var stop = endOfLine();
            var room = Math.min(stop - next, LONGEST - text.length());
            text.append(buffer, next, room);
            tooLong |= room < stop - next;
            next = stop;
            if (stop < end) {
                next++;
                break;
            }
        } while (fill());
        number++;
        return new Line(number, trimmed(text), tooLong);
    }

    private int endOfLine() {
        var at = next;
        while (at < end && buffer[at] != '\n') at++;
        return at;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, characters.read(buffer));
        return end > 0;
    }

    private String trimmed(StringBuilder text) {
        var length = text.length();
        if (length > 0 && text.charAt(length - 1) == '\r') text.setLength(length - 1);
        var marked = number == 1 && text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
        return text.substring(marked ? 1 : 0);
    }
}
