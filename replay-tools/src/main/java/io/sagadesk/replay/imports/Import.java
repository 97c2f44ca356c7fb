package io.sagadesk.replay.imports;

import io.sagadesk.replay.Hindrance;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.imports.format.Damaged;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings files in, one after another, and accounts for every row. */
public final class Import {

    private final Function<byte[], BulkAnswer> server;
    private final Report report;
    private final Progress.Display display;
    private final int batchSize;
    private final Tally total = new Tally();

    public Import(Function<byte[], BulkAnswer> server, Report report, Progress.Display display, int batchSize) {
        this.server = server;
        this.report = report;
        this.display = display;
        this.batchSize = batchSize;
    }

    public void run(List<SourceFile> files) {
        var begin = System.nanoTime();
        var complete = false;
        try {
            for (var file : files) run(file);
            complete = true;
        } finally {
            report.total(total.figures(), Rate.secondsSince(begin), complete);
        }
    }

    private void run(SourceFile file) {
        var begin = System.nanoTime();
        var tally = new Tally();
        report.begin(file.name());
        try (var progress = display.of(file);
                var sender = new Sender(server, (batch, answer) -> {
                    tally.settle(batch, answer, report);
                    progress.rows(batch.rows().size(), file.lines().bytesRead());
                })) {
            convert(file, tally, sender);
            tally.requireSettled();
        } finally {
            total.add(tally);
            report.end(tally.figures(), Rate.secondsSince(begin));
        }
    }

    private void convert(SourceFile file, Tally tally, Sender sender) {
        var batch = new Batch(batchSize);
        for (var line = next(file); line != null; line = next(file)) {
            tally.rowRead();
            try {
                var row = file.converter().convert(line.intact());
                tally.understood(row);
                if (!batch.hasRoomFor(row)) {
                    sender.send(batch);
                    batch = new Batch(batchSize);
                }
                batch.add(line.number(), row);
            } catch (Damaged damaged) {
                tally.damaged();
                report.complain(line.number(), "damaged", damaged.reason());
            }
        }
        if (!batch.isEmpty()) sender.send(batch);
        sender.finish();
    }

    private static Lines.@Nullable Line next(SourceFile file) {
        try {
            return file.lines().next();
        } catch (IOException unreadable) {
            throw new Hindrance(file.name() + " can be read no further. Once it can, import it again:"
                    + " what is there already changes nothing");
        }
    }
}
