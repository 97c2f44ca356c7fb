package io.sagadesk.replay.export;

import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar of an export, for a terminal. */
public final class ExportProgress implements AutoCloseable {

    private static final int WIDTH = 79;
    private static final int EVENTS_BETWEEN_UPDATES = 1_000;

    private final long startNanos = System.nanoTime();
    private final @Nullable ProgressBar bar;

    private ExportProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Shows nothing. */
    public static ExportProgress silent() {
        return new ExportProgress(null);
    }

    public static ExportProgress onTerminal() {
        return new ExportProgress(new ProgressBarBuilder()
                .setTaskName("export")
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .setUpdateIntervalMillis(250)
                .build());
    }

    void end(long position) {
        if (bar != null) bar.maxHint(position + 1);
    }

    void at(long position, long events) {
        if (bar == null || events % EVENTS_BETWEEN_UPDATES != 0) return;
        bar.setExtraMessage(String.format(Locale.ROOT, "%,d events, %,d/s", events, perSecond(events)));
        bar.stepTo(position + 1);
    }

    /** The average rate since the start, in events a second. */
    public long perSecond(long events) {
        return Math.round(events / ((System.nanoTime() - startNanos) / 1e9));
    }

    @Override
    public void close() {
        if (bar != null) bar.close();
    }
}
