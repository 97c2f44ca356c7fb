package io.sagadesk.replay.client;

/** Reads the lines of a long response, and knows the request for the lines that are still missing. */
public interface LineReader {

    /** The path of the next request; called again after a broken connection. */
    String path();

    /** Receives the position of the newest event at the start of the response. */
    void newest(long position);

    /**
     * Reads the next line. An empty line is a keep-alive.
     *
     * @return whether to continue reading
     */
    boolean take(String line);

    /** Whether the response never ends, so that its end means a broken connection. */
    boolean isEndless();
}
