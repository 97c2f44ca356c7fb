package io.sagadesk.server.http.bulk;

import io.sagadesk.server.http.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a request body, copied only when read. Blank lines are not counted. */
final class BulkLines {

    private final byte[] body;
    private final List<int[]> bounds;

    private BulkLines(byte[] body, List<int[]> bounds) {
        this.body = body;
        this.bounds = bounds;
    }

    static BulkLines of(byte[] body) {
        var bounds = new ArrayList<int[]>();
        var start = 0;
        for (var at = 0; at <= body.length; at++) {
            if (at < body.length && body[at] != '\n') continue;
            if (!isBlank(body, start, at)) bounds.add(new int[] {start, at});
            start = at + 1;
        }
        if (bounds.size() > BulkResource.MOST_LINES) {
            throw HttpProblem.exception(
                    413, "too-large", "A request has at most " + BulkResource.MOST_LINES + " lines");
        }
        return new BulkLines(body, bounds);
    }

    int count() {
        return bounds.size();
    }

    byte[] line(int number) {
        var bound = bounds.get(number);
        return Arrays.copyOfRange(body, bound[0], bound[1]);
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (var at = from; at < to; at++) {
            if (body[at] > ' ' || body[at] < 0) return false;
        }
        return true;
    }
}
