package io.sagadesk.server.http.bulk;

import io.sagadesk.server.command.CommandReceipt;
import io.sagadesk.server.command.ConflictDetection;
import io.sagadesk.server.http.bulk.BulkSender.Line;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.problem.ProblemMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Carries out the commands of one aggregate in one unit of work, so that they share one fsync. A refused command does
 * not affect the others, because it runs in a nested unit of work.
 */
@Component
class BulkUnit {

    /** Limits how many commands are held in memory until they are on disk. */
    private static final int MOST_COMMANDS = 500;

    private final CommandSender sender;

    BulkUnit(CommandSender sender) {
        this.sender = sender;
    }

    void execute(List<Line> lines, BulkResults results) {
        for (var from = 0; from < lines.size(); from += MOST_COMMANDS) {
            carryOutTogether(lines.subList(from, Math.min(lines.size(), from + MOST_COMMANDS)), results);
        }
    }

    private void carryOutTogether(List<Line> lines, BulkResults results) {
        if (lines.size() == 1) {
            carryOutAlone(lines.get(0), results);
            return;
        }
        var carriedOut = new LinkedHashMap<Line, CommandReceipt>();
        var refused = new LinkedHashMap<Line, RuntimeException>();
        try {
            inOneUnitOfWork(lines, carriedOut, refused);
        } catch (RuntimeException nothingWasWritten) {
            if (ProblemMapping.of(nothingWasWritten).isPassing()) results.refused(lines, nothingWasWritten);
            else lines.forEach(line -> carryOutAlone(line, results)); // only the lines at fault fail again
            return;
        }
        carriedOut.forEach((line, receipt) -> results.executed(line.number(), receipt));
        refused.forEach((line, failure) -> results.refused(line.number(), failure));
    }

    private void inOneUnitOfWork(
            List<Line> lines, Map<Line, CommandReceipt> carriedOut, Map<Line, RuntimeException> refused) {
        var common = DefaultUnitOfWork.startAndGet(lines.get(0).command());
        try {
            for (var line : lines) {
                try {
                    carriedOut.put(line, sender.dispatch(line.command()));
                } catch (RuntimeException failure) {
                    if (ConflictDetection.isConflict(failure)) throw failure; // the aggregate of all lines is outdated
                    refused.put(line, failure);
                }
            }
        } catch (RuntimeException | Error failure) {
            common.rollback(failure);
            throw failure;
        }
        common.commit();
    }

    private void carryOutAlone(Line line, BulkResults results) {
        try {
            results.executed(line.number(), sender.dispatch(line.command()));
        } catch (RuntimeException failure) {
            results.refused(line.number(), failure);
        }
    }
}
