package io.sagadesk.server.http.bulk;

import io.sagadesk.api.Invalid;
import io.sagadesk.server.command.CommandReceipt;
import io.sagadesk.server.http.bulk.BulkResource.BulkAnswer;
import io.sagadesk.server.http.bulk.BulkResource.LineProblem;
import io.sagadesk.server.http.bulk.BulkSender.Line;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemMapping;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the results of a bulk request from many threads; each line gets one result. */
final class BulkResults {

    private static final char ACCEPTED = 'a';
    private static final char REPEATED = 'r';
    private static final char REFUSED = 'x';

    private final char[] results;
    private final AtomicLong position = new AtomicLong(-1);
    private final ConcurrentLinkedQueue<LineProblem> problems = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> transientFailure = new AtomicReference<>();

    BulkResults(int lines) {
        this.results = new char[lines];
    }

    void executed(int line, CommandReceipt receipt) {
        results[line] = receipt.isRepeat() ? REPEATED : ACCEPTED;
        position.accumulateAndGet(receipt.position(), Math::max);
    }

    void refused(int line, RuntimeException failure) {
        var problem = ProblemMapping.of(failure);
        if (problem.isPassing()) transientFailure.compareAndSet(null, failure);
        results[line] = REFUSED;
        problems.add(new LineProblem(line + 1, problem.code(), detail(problem)));
    }

    void refused(List<Line> lines, RuntimeException failure) {
        lines.forEach(line -> refused(line.number(), failure));
    }

    /**
     * Returns the results of all lines. Throws the failure instead if a line failed with a transient one: the sender
     * repeats the whole request, and lines that succeeded are then repeats.
     */
    BulkAnswer answer() {
        var fault = transientFailure.get();
        if (fault != null) throw fault;
        var inOrder = problems.stream()
                .sorted(Comparator.comparingInt(LineProblem::line))
                .toList();
        return new BulkAnswer(new String(results), position.get(), inOrder);
    }

    private static String detail(HttpProblem problem) {
        if (problem.errors().isEmpty()) return problem.detail();
        return problem.errors().stream().map(BulkResults::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(Invalid.Fault fault) {
        return fault.field() + " " + fault.message();
    }
}
