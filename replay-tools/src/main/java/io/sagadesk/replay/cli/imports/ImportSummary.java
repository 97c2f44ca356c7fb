package io.sagadesk.replay.cli.imports;

import io.sagadesk.replay.imports.ImportRate;
import io.sagadesk.replay.imports.ImportReport;
import io.sagadesk.replay.imports.RowCounts;
import io.sagadesk.replay.imports.format.FileKind;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the import report as text. */
final class ImportSummary implements ImportReport {

    private static final int COMPLAINTS_SHOWN = 20;

    private final PrintWriter out;
    private final FileKind kind;
    private long complaints;
    private int files;

    ImportSummary(PrintWriter out, FileKind kind) {
        this.out = out;
        this.kind = kind;
    }

    @Override
    public void start(String file) {
        complaints = 0;
        files++;
        out.println(file);
    }

    @Override
    public void reportProblem(long line, String outcome, String reason) {
        if (++complaints <= COMPLAINTS_SHOWN) out.println("  line " + line + " " + outcome + ": " + reason);
    }

    @Override
    public void end(RowCounts.Figures figures, double seconds) {
        if (complaints > COMPLAINTS_SHOWN) {
            out.println("  … and " + (complaints - COMPLAINTS_SHOWN) + " more such lines (--report lists all)");
        }
        print(figures, seconds);
    }

    @Override
    public void total(RowCounts.Figures figures, double seconds, boolean complete) {
        if (files > 1) {
            out.println("All " + files + " files");
            print(figures, seconds);
        }
        out.println(kind.clock() + ".");
        if (!complete) out.println("The import was cut short. Run it again: what is there already changes nothing.");
        out.flush();
    }

    private void print(RowCounts.Figures figures, double seconds) {
        out.printf(
                Locale.ROOT,
                "  %,d rows read = %,d accepted + %,d repeated + %,d refused + %,d damaged%s%n",
                figures.read(),
                figures.accepted(),
                figures.repeated(),
                figures.refused(),
                figures.damaged(),
                figures.unsettled() == 0
                        ? ""
                        : String.format(Locale.ROOT, " + %,d without an answer", figures.unsettled()));
        if (figures.amountRead() != null) {
            var accepted = figures.amountAccepted() == null
                    ? "0"
                    : figures.amountAccepted().toPlainString();
            out.println("  amounts: " + figures.amountRead().toPlainString() + " read, " + accepted + " accepted");
        }
        out.printf(
                Locale.ROOT,
                "  %,d commands sent in %.1f s: %,d rows a second%n",
                figures.commands(),
                seconds,
                ImportRate.perSecond(figures.read(), seconds));
    }
}
