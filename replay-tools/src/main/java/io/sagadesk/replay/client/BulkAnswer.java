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

    /** Whether a line was refused only because somebody else was at work on the same subject. */
    boolean isWorthRepeating() {
        return problems.stream().anyMatch(problem -> problem.code().equals("conflict"));
    }

    /** What has become of the batch after it was sent again: what was accepted at first, is not a repeat. */
    BulkAnswer and(BulkAnswer later) {
        if (results.length() != later.results.length()) return later;
        var both = new StringBuilder(later.results);
        for (var line = 0; line < both.length(); line++) {
            if (results.charAt(line) == ACCEPTED) both.setCharAt(line, ACCEPTED);
        }
        return new BulkAnswer(both.toString(), later.position, later.problems);
    }
}
