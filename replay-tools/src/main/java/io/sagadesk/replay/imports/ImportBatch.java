package io.sagadesk.replay.imports;

import io.sagadesk.replay.imports.format.ConvertedRow;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of rows for one request. All commands of a row are in the same batch. */
final class ImportBatch {

    /** Well below the server's limit for a request. */
    private static final int MAX_BYTES = 24 << 20;

    private static final int MAX_COMMANDS = 10_000;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    private final List<Row> rows = new ArrayList<>();
    private final int maxCommands;
    private int commands;

    /**
     * A row of the file.
     *
     * @param number its line in the file, from 1
     * @param first the line of its first command within the batch, from 1
     */
    record Row(
            long number, int first, int commands, @Nullable BigDecimal amount) {}

    ImportBatch(int maxCommands) {
        this.maxCommands = Math.min(maxCommands, MAX_COMMANDS);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether the row fits. An empty batch accepts a row of any size. */
    boolean hasRoomFor(ConvertedRow row) {
        return isEmpty() || (commands + row.lines().size() <= maxCommands && body.size() + row.size() <= MAX_BYTES);
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
