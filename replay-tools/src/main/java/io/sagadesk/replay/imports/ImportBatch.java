package io.sagadesk.replay.imports;

import io.sagadesk.replay.imports.format.ConvertedRow;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of some rows, on their way. All commands of a row travel together. */
final class ImportBatch {

    /** Well below what the server takes in one request. */
    private static final int MOST_BYTES = 24 << 20;

    private static final int MOST_LINES = 10_000;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    private final List<Row> rows = new ArrayList<>();
    private final int fullAt;
    private int commands;

    /**
     * A row of the file.
     *
     * @param number its line in the file
     * @param first the line of its first command within the batch, from 1
     */
    record Row(
            long number, int first, int commands, @Nullable BigDecimal amount) {}

    ImportBatch(int fullAt) {
        this.fullAt = Math.min(fullAt, MOST_LINES);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether the row fits; an empty batch takes any. */
    boolean hasRoomFor(ConvertedRow row) {
        return isEmpty() || (commands + row.lines().size() <= fullAt && body.size() + row.size() <= MOST_BYTES);
    }

    void add(long number, ConvertedRow row) {
        rows.add(new Row(number, commands + 1, row.lines().size(), row.amount()));
        commands += row.lines().size();
        for (var line : row.lines()) {
            body.writeBytes(line);
            body.write('\n');
        }
    }

    byte[] body() {
        return body.toByteArray();
    }

    List<Row> rows() {
        return rows;
    }

    int commands() {
        return commands;
    }
}
