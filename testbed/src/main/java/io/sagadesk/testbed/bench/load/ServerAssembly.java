package io.sagadesk.testbed.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** An assembly of the application that can be started and measured. */
public interface ServerAssembly {

    String name();

    /** Starts the assembly in an empty directory with empty stores, and returns when it is ready. */
    Running start(Path directory) throws IOException, InterruptedException;

    /** A running assembly. */
    interface Running {

        URI url();

        String token() throws IOException;

        /** The number of stored events whose commands came from the benchmark. */
        long events() throws IOException, InterruptedException;

        Progress progress() throws IOException, InterruptedException;

        void stop() throws InterruptedException;
    }

    /**
     * The progress of all followers of the log.
     *
     * @param head the last position of the log
     * @param reached the position that all followers have reached
     */
    record Progress(long head, long reached) {

        long backlog() {
            return head - reached;
        }
    }
}
