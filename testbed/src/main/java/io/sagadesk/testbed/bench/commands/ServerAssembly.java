package io.sagadesk.testbed.bench.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A way to put the application together. */
interface ServerAssembly {

    String name();

    /** Starts it on nothing, in an empty directory, and returns when it takes requests. */
    Running start(Path directory) throws IOException, InterruptedException;

    /** One that runs. */
    interface Running {

        URI url();

        String token() throws IOException;

        /** How many events of commands of ours are in its log, by what is stored. */
        long events() throws IOException, InterruptedException;

        Progress progress() throws IOException, InterruptedException;

        void stop() throws InterruptedException;
    }

    /**
     * How far it is.
     *
     * @param head the last position of its log
     * @param reached up to which position all that follow it have got
     */
    record Progress(long head, long reached) {

        long left() {
            return head - reached;
        }
    }
}
