package io.sagadesk.replay.imports;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.imports.format.DamagedRow;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imports files one after another, and counts the outcome of every row. */
public final class FileImport {

    private final Function<byte[], BulkAnswer> server;
    private final ImportReport report;
    private final ImportProgress.Display display;
    private final int batchSize;
    private final RowCounts total = new RowCounts();

    public FileImport(
            Function<byte[], BulkAnswer> server, ImportReport report, ImportProgress.Display display, int batchSize) {
        this.server = server;
        this.report = report;
        this.display = display;
        this.batchSize = batchSize;
    }

    /** Imports the files in order. The report receives the total also when the import stops early. */
    public void run(List<SourceFile> files) {
        var begin = System.nanoTime();
        var complete = false;
        try {
            for (var file : files) run(file);
            complete = true;
        } finally {
            report.total(total.figures(), ImportRate.secondsSince(begin), complete);
        }
    }

    private void run(SourceFile file) {
        var begin = System.nanoTime();
        var rowCounts = new RowCounts();
        report.start(file.name());
        try (var progress = display.of(file);
                var sender = new BatchSender(server, (batch, answer) -> {
                    rowCounts.countOutcomes(batch, answer, report);
                    progress.rows(batch.rows().size(), file.rows().bytesRead());
                })) {
            convert(file, rowCounts, sender);
            rowCounts.requireAllOutcomes();
        } finally {
            total.add(rowCounts);
            report.end(rowCounts.figures(), ImportRate.secondsSince(begin));
        }
    }

    private void convert(SourceFile file, RowCounts rowCounts, BatchSender sender) {
        var batch = new ImportBatch(batchSize);
        for (var source = next(file); source != null; source = next(file)) {
            rowCounts.rowRead();
            try {
                var row = file.converter().convert(source.intact());
                rowCounts.converted(row);
                if (!batch.hasRoomFor(row)) {
                    sender.send(batch);
                    batch = new ImportBatch(batchSize);
                }
                batch.add(source.number(), row);
            } catch (DamagedRow damaged) {
                rowCounts.damaged();
                report.reportProblem(source.number(), "damaged", damaged.reason());
            }
        }
        if (!batch.isEmpty()) sender.send(batch);
        sender.finish();
    }

    private static FileRows.@Nullable Row next(SourceFile file) {
        try {
            return file.rows().next();
        } catch (IOException unreadable) {
            throw new CliException(file.name() + " can be read no further. Once it can, import it again:"
                    + " what is there already changes nothing");
        }
    }
}
