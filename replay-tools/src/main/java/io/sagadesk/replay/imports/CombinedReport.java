package io.sagadesk.replay.imports;

import java.util.List;

/** Several reports at once. */
public record CombinedReport(List<ImportReport> all) implements ImportReport {

    @Override
    public void begin(String file) {
        all.forEach(importReport -> importReport.begin(file));
    }

    @Override
    public void complain(long line, String outcome, String reason) {
        all.forEach(importReport -> importReport.complain(line, outcome, reason));
    }

    @Override
    public void end(RowCounts.Figures figures, double seconds) {
        all.forEach(importReport -> importReport.end(figures, seconds));
    }

    @Override
    public void total(RowCounts.Figures figures, double seconds, boolean complete) {
        all.forEach(importReport -> importReport.total(figures, seconds, complete));
    }
}
