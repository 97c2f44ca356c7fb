package io.sagadesk.replay.imports;

import java.util.List;

/** Several reports at once. */
public record Reports(List<Report> all) implements Report {

    @Override
    public void begin(String file) {
        all.forEach(report -> report.begin(file));
    }

    @Override
    public void complain(long line, String outcome, String reason) {
        all.forEach(report -> report.complain(line, outcome, reason));
    }

    @Override
    public void end(Tally.Figures figures, double seconds) {
        all.forEach(report -> report.end(figures, seconds));
    }

    @Override
    public void total(Tally.Figures figures, double seconds, boolean complete) {
        all.forEach(report -> report.total(figures, seconds, complete));
    }
}
