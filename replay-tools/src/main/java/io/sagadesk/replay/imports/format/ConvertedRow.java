package io.sagadesk.replay.imports.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one row.
 *
 * @param lines the commands as lines of the bulk protocol, without line ends
 * @param amount the money in the row; null for rows without money
 */
public record ConvertedRow(List<byte[]> lines, @Nullable BigDecimal amount) {

    ConvertedRow(List<byte[]> lines) {
        this(lines, null);
    }

    /** The size of the lines in bytes, including line ends. */
    public int size() {
        var size = lines.size();
        for (var line : lines) size += line.length;
        return size;
    }
}
