package io.sagadesk.replay.imports.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row became.
 *
 * @param lines commands, as lines of the bulk protocol without their ends
 * @param amount the money in the row, for rows that tell of money
 */
public record ConvertedRow(List<byte[]> lines, @Nullable BigDecimal amount) {

    ConvertedRow(List<byte[]> lines) {
        this(lines, null);
    }

    /** Bytes that the lines take on their way, ends included. */
    public int size() {
        var size = lines.size();
        for (var line : lines) size += line.length;
        return size;
    }
}
