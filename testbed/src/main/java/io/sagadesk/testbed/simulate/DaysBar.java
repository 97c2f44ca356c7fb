package io.sagadesk.testbed.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress bar of a simulation, by simulated time. */
final class DaysBar implements Simulation.Progress, AutoCloseable {

    private static final int MILLISECONDS_BETWEEN_UPDATES = 500;

    private final ProgressBar bar;

    DaysBar(Instant end) {
        bar = new ProgressBarBuilder()
                .setTaskName("Days go by")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(minutes(end))
                .setUnit(" h", 60)
                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN_UPDATES)
                .build();
    }

    @Override
    public void at(Instant now, int events) {
        bar.setExtraMessage(String.format(Locale.ROOT, "%,d events", events));
        bar.stepTo(minutes(now));
    }

    @Override
    public void close() {
        bar.close();
    }

    private static long minutes(Instant time) {
        return Duration.between(Simulation.BEGIN, time).toMinutes();
    }
}
