package io.sagadesk.replay.imports;

import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.imports.format.ConvertedRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the rows of an import by outcome. */
public final class RowCounts {

    private long read;
    private long accepted;
    private long repeated;
    private long refused;
    private long damaged;
    private long unsettled;
    private long commands;
    private @Nullable BigDecimal amountRead;
    private @Nullable BigDecimal amountAccepted;

    /** Receives each row that was damaged or refused. */
    interface Complaints {
        void reportProblem(long line, String outcome, String reason);
    }

    void rowRead() {
        read++;
        unsettled++;
    }

    void damaged() {
        damaged++;
        unsettled--;
    }

    void converted(ConvertedRow row) {
        amountRead = sum(amountRead, row.amount());
    }

    /** Counts the outcome of each row of a batch. */
    void countOutcomes(ImportBatch batch, BulkAnswer answer, Complaints complaints) {
        var reasons = reasons(answer);
        commands += batch.commands();
        for (var row : batch.rows()) {
            unsettled--;
            var results = answer.results().substring(row.first() - 1, row.first() - 1 + row.commands());
            if (results.indexOf(BulkAnswer.REFUSED) >= 0) {
                refused++;
                complaints.reportProblem(row.number(), "refused", reason(row, results, reasons));
            } else if (results.indexOf(BulkAnswer.ACCEPTED) >= 0) {
                accepted++;
                amountAccepted = sum(amountAccepted, row.amount());
            } else {
                repeated++;
            }
        }
    }

    private static Map<Integer, String> reasons(BulkAnswer answer) {
        var reasons = new HashMap<Integer, String>();
        for (var problem : answer.problems()) reasons.put(problem.line(), problem.code() + ": " + problem.detail());
        return reasons;
    }

    private static String reason(ImportBatch.Row row, String results, Map<Integer, String> reasons) {
        return reasons.getOrDefault(row.first() + results.indexOf(BulkAnswer.REFUSED), "the server gave no reason");
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null) return other;
        return other == null ? one : one.add(other);
    }

    void add(RowCounts other) {
        read += other.read;
        accepted += other.accepted;
        repeated += other.repeated;
        refused += other.refused;
        damaged += other.damaged;
        unsettled += other.unsettled;
        commands += other.commands;
        amountRead = sum(amountRead, other.amountRead);
        amountAccepted = sum(amountAccepted, other.amountAccepted);
    }

    /** Refuses to finish an import while rows have no outcome. */
    void requireAllOutcomes() {
        if (unsettled != 0) throw new IllegalStateException(unsettled + " rows got no answer");
    }

    /** The counts. Refuses if their sum differs from the number of rows read. */
    Figures figures() {
        if (read != accepted + repeated + refused + damaged + unsettled) {
            throw new IllegalStateException("Rows got lost in the accounts: " + read + " read, but "
                    + (accepted + repeated + refused + damaged + unsettled) + " accounted for");
        }
        return new Figures(read, accepted, repeated, refused, damaged, unsettled, commands, amountRead, amountAccepted);
    }

    /**
     * The counts of one file, or of all files.
     *
     * @param unsettled rows without an outcome, because the import was cut short; 0 after a complete import
     * @param amountRead the sum of money over all rows that are not damaged
     */
    public record Figures(
            long read,
            long accepted,
            long repeated,
            long refused,
            long damaged,
            long unsettled,
            long commands,
            @Nullable BigDecimal amountRead,
            @Nullable BigDecimal amountAccepted) {}
}
