package io.sagadesk.replay.bench.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A way to put the application together. */
interface Assembly {

    String name();

    /** Starts it on nothing, in an empty directory, and returns when it takes requests. */
    Running start(Path directory) throws IOException, InterruptedException;

    /** One that runs. */
    interface Running {

        URI url();

        String token() throws IOException;

        /** How many events of commands of ours are in its log, by what is stored. */
        long events() throws IOException, InterruptedException;

        /** Up to which position of its log all that follow it have got. */
        long reached() throws IOException, InterruptedException;

        void stop() throws InterruptedException;
    }
}
