package io.sagadesk.replay.export;

import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far an export has come in the log, for a person at a terminal. */
public final class ExportProgress implements AutoCloseable {

    private static final int WIDTH = 79;
    private static final int EVENTS_BETWEEN = 1_000;

    private final long begin = System.nanoTime();
    private final @Nullable ProgressBar bar;

    private ExportProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

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
        if (bar == null || events % EVENTS_BETWEEN != 0) return;
        bar.setExtraMessage(String.format(Locale.ROOT, "%,d events, %,d/s", events, perSecond(events)));
        bar.stepTo(position + 1);
    }

    public long perSecond(long events) {
        return Math.round(events / ((System.nanoTime() - begin) / 1e9));
    }

    @Override
    public void close() {
        if (bar != null) bar.close();
    }
}
