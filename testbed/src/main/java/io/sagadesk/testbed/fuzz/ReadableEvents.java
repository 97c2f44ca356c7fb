package io.sagadesk.testbed.fuzz;

import io.sagadesk.replay.client.LineReader;

/** Reads the whole log from its beginning, and counts the events up to the first that the server cannot give. */
final class ReadableEvents implements LineReader {

    private static final String PROBLEM = "{\"problem\":";

    private long count;
    private long newest = -1;

    /** Whether the server gave every event that was recorded before. */
    boolean areAll() {
        return count > newest;
    }

    long count() {
        return count;
    }

    @Override
    public String path() {
        return "/v1/events?after=" + (count - 1);
    }

    @Override
    public void newest(long position) {
        newest = position;
    }

    @Override
    public boolean take(String line) {
        if (line.startsWith(PROBLEM)) return false;
        if (!line.isEmpty()) count++;
        return true;
    }

    @Override
    public boolean isEndless() {
        return false;
    }
}
