package io.sagadesk.replay.imports;

import java.util.List;

/** Passes all calls to several reports. */
public record CombinedReport(List<ImportReport> all) implements ImportReport {

    @Override
    public void start(String file) {
        all.forEach(report -> report.start(file));
    }

    @Override
    public void reportProblem(long line, String outcome, String reason) {
        all.forEach(report -> report.reportProblem(line, outcome, reason));
    }

    @Override
    public void end(RowCounts.Figures figures, double seconds) {
        all.forEach(report -> report.end(figures, seconds));
    }

    @Override
    public void total(RowCounts.Figures figures, double seconds, boolean complete) {
        all.forEach(report -> report.total(figures, seconds, complete));
    }
}
