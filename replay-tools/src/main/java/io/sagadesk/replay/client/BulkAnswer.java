package io.sagadesk.replay.client;

import java.util.List;

/**
 * What the server did with a batch of commands; by then all of it is on disk.
 *
 * @param results one character a line: accepted, repeated or refused
 * @param position of the last event, for reading one's own writes
 * @param problems why lines were refused
 */
public record BulkAnswer(String results, long position, List<Problem> problems) {

    public static final char ACCEPTED = 'a';
    public static final char REPEATED = 'r';
    public static final char REFUSED = 'x';

    /** Why one line was refused; lines count from 1 within the batch. */
    public record Problem(int line, String code, String detail) {}

    public BulkAnswer {
        problems = problems == null ? List.of() : List.copyOf(problems);
    }
}
