package io.sagadesk.server.clock;

import io.sagadesk.store.timer.TimerPoller;
import org.springframework.context.SmartLifecycle;

/**
 * Timers fire once everything else has started, and no more when the server begins to stop. With a clock that is moved
 * they fire only when it is, so that everything happens in the same order each time.
 */
final class TimerLifecycle implements SmartLifecycle {

    private final TimerPoller timerPoller;
    private final boolean onlyWhenMoved;
    private volatile boolean running;

    TimerLifecycle(TimerPoller timerPoller, boolean onlyWhenMoved) {
        this.timerPoller = timerPoller;
        this.onlyWhenMoved = onlyWhenMoved;
    }

    @Override
    public boolean isAutoStartup() {
        return !onlyWhenMoved;
    }

    @Override
    public void start() {
        timerPoller.start();
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
