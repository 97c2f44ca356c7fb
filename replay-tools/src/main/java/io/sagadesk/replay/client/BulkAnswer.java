package io.sagadesk.replay.client;

import java.util.List;

/**
 * The result of a batch of commands. All events of the batch are on disk.
 *
 * @param results one character for each line: accepted, repeated or refused
 * @param position of the last event, so that the client can read its own writes
 * @param problems the reasons of the refused lines
 */
public record BulkAnswer(String results, long position, List<Problem> problems) {

    public static final char ACCEPTED = 'a';
    public static final char REPEATED = 'r';
    public static final char REFUSED = 'x';

    /** The reason why a line was refused. Lines count from 1 within the batch. */
    public record Problem(int line, String code, String detail) {}

    public BulkAnswer {
        problems = problems == null ? List.of() : List.copyOf(problems);
    }

    /** Whether a line was refused because of a concurrent write to the same subject, so that a retry may succeed. */
    boolean isWorthRepeating() {
        return problems.stream().anyMatch(problem -> problem.code().equals("conflict"));
    }

    /**
     * The combined result after the batch was sent again: a line that was accepted first counts as accepted, not as
     * repeated.
     */
    BulkAnswer and(BulkAnswer later) {
        if (results.length() != later.results.length()) return later;
        var combined = new StringBuilder(later.results);
        for (var line = 0; line < combined.length(); line++) {
            if (results.charAt(line) == ACCEPTED) combined.setCharAt(line, ACCEPTED);
        }
        return new BulkAnswer(combined.toString(), later.position, later.problems);
    }
}
