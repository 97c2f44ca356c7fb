package io.sagadesk.replay.imports;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of an import: rows, rate and remaining time. */
public final class ImportProgress implements AutoCloseable {

    private static final int WIDTH = 79;
    private static final int BYTES_PER_UNIT = 1024;

    /** Creates the progress display of a file. */
    public interface Display {
        ImportProgress of(SourceFile file);
    }

    private final long startNanos = System.nanoTime();
    private final ProgressBar bar;
    private long rows;

    private ImportProgress(SourceFile file, ProgressBarConsumer consumer, int intervalMillis) {
        var name = file.name();
        bar = new ProgressBarBuilder()
                .setTaskName(name.substring(name.lastIndexOf('/') + 1))
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(file.bytes())
                .setUnit(" KiB", BYTES_PER_UNIT)
                .setConsumer(consumer)
                .setUpdateIntervalMillis(intervalMillis)
                .build();
    }

    /** Shows a progress bar. */
    public static Display onTerminal(PrintStream terminal) {
        return file -> new ImportProgress(file, new ConsoleProgressBarConsumer(terminal, WIDTH), 250);
    }

    /** Prints a line every five seconds. */
    public static Display inLines(PrintWriter log) {
        return file -> new ImportProgress(
                file,
                new DelegatingProgressBarConsumer(
                        line -> {
                            log.println(line.stripTrailing());
                            log.flush();
                        },
                        WIDTH),
                5_000);
    }

    void rows(int more, long bytesRead) {
        rows += more;
        var rate = ImportRate.perSecond(rows, ImportRate.secondsSince(startNanos));
        bar.setExtraMessage(String.format(Locale.ROOT, "%,d rows, %,d/s", rows, rate));
        bar.stepTo(bytesRead);
    }

    @Override
    public void close() {
        bar.close();
    }
}
