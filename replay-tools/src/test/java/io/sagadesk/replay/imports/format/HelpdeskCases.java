package io.sagadesk.replay.imports.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cases of the help-desk log, computed directly from its rows. */
final class HelpdeskCases {

    private HelpdeskCases() {}

    /**
     * The outcome of a case.
     *
     * @param solved time of the last row that solved the unsolved case, unless work continued after it
     * @param agent the agent who took the case in charge last; {@code -} for none
     */
    record Case(Instant opened, @Nullable Instant solved, boolean everSolved, boolean reopened, String agent) {

        Optional<Double> seconds() {
            return Optional.ofNullable(solved)
                    .map(end -> Duration.between(opened, end).toMillis() / 1_000.0);
        }
    }

    private record Row(String activity, String resource, Instant at) {}

    static List<Case> of(Path file) throws IOException {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        try (var lines = Files.lines(file)) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(columns -> rows.computeIfAbsent(columns[6], name -> new ArrayList<>())
                            .add(new Row(
                                    columns[4],
                                    columns[5].toLowerCase(Locale.ROOT).replace(' ', '-'),
                                    OffsetDateTime.parse(columns[3].replace(' ', 'T'))
                                            .toInstant())));
        }
        return rows.values().stream().map(HelpdeskCases::become).toList();
    }

    private static Case become(List<Row> rows) {
        Instant solved = null;
        var everSolved = false;
        var reopened = false;
        var agent = "-";
        for (var row : rows) {
            if (row.activity().equals("Closed")) break;
            var isSolution =
                    row.activity().equals("Resolve ticket") || row.activity().equals("RESOLVED");
            var isTaken = row.activity().equals("Take in charge ticket");
            if (isTaken) agent = row.resource();
            if (isSolution && solved == null) solved = row.at();
            everSolved |= isSolution;
            if ((isTaken || row.activity().equals("Wait")) && solved != null) {
                reopened = true;
                solved = null;
            }
        }
        return new Case(rows.get(0).at(), solved, everSolved, reopened, agent);
    }
}
