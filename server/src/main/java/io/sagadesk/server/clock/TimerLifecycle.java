package io.sagadesk.server.clock;

import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.timer.TimerPoller;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the poller of scheduled events after everything else and stops it first at shutdown. With a movable clock the
 * poller does not run by itself: events are published only when the clock is moved, so that their order is
 * reproducible.
 */
final class TimerLifecycle implements SmartLifecycle {

    private final TimerPoller timerPoller;
    private final boolean runsByItself;
    private final LogDependentStart logDependentStart;
    private volatile boolean running;

    TimerLifecycle(TimerPoller timerPoller, boolean runsByItself, LogDependentStart logDependentStart) {
        this.timerPoller = timerPoller;
        this.runsByItself = runsByItself;
        this.logDependentStart = logDependentStart;
    }

    @Override
    public boolean isAutoStartup() {
        return runsByItself;
    }

    @Override
    public void start() {
        logDependentStart.whenReadable(timerPoller::start);
        running = true;
    }

    @Override
    public void stop() {
        timerPoller.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
