package io.sagadesk.store.runtime;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the process alive. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** For executors; all threads have the same name. */
    public static ThreadFactory named(String name) {
        return work -> of(name, work);
    }

    /** One that is still to be started. */
    public static Thread of(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
