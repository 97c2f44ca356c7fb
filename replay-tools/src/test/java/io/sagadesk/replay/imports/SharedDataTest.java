package io.sagadesk.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.imports.format.CdnowFormat;
import io.sagadesk.replay.imports.format.FileKind;
import io.sagadesk.replay.imports.format.HelpdeskFormat;
import io.sagadesk.replay.imports.format.MultiDogoFormat;
import io.sagadesk.replay.imports.format.RowConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Converts the real data files, if they are beside the project, and compares with counts of its own. */
class SharedDataTest {

    private static final Pattern COMMAND = Pattern.compile("\\{\"command\":\"\\w+\\.(\\w+)\"");

    private static final Path DATA = Optional.ofNullable(System.getProperty("sagadesk.shared.data"))
            .or(() -> Optional.ofNullable(System.getenv("SAGADESK_SHARED_DATA")))
            .map(Path::of)
            .orElseGet(() -> root().resolve("../shared/data"));

    private final Map<String, Integer> sent = new TreeMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Long> damagedLines = new ArrayList<>();
    private final List<RowCounts.Figures> figures = new ArrayList<>();

    /** The project's root, found from the compiled tests, so that any working directory works. */
    private static Path root() {
        return Path.of(URI.create(SharedDataTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .resolve("../../..");
    }

    @BeforeAll
    static void find_the_data() {
        var found = Files.isDirectory(DATA);
        if (!found) System.out.println("Skipped: the real files are not at ../shared/data");
        assumeTrue(found, "the real files are not at ../shared/data");
    }

    /** A server that accepts and counts all commands. */
    private BulkAnswer take(byte[] lines) {
        var results = new StringBuilder();
        new String(lines, StandardCharsets.UTF_8).lines().forEach(line -> {
            var command = COMMAND.matcher(line);
            assertThat(command.lookingAt()).isTrue();
            sent.merge(command.group(1), 1, Integer::sum);
            if (command.group(1).equals("PostMessage")) texts.add(text(line));
            results.append(BulkAnswer.ACCEPTED);
        });
        return new BulkAnswer(results.toString(), 0, List.of());
    }

    private static String text(String line) {
        return CommandJsonLines.JSON.readTree(line).path("text").asString();
    }

    private RowCounts.Figures bringIn(Supplier<RowConverter> converter, List<Path> files) {
        var kind = new FileKind("test", "test", "", "", converter);
        var log = new PrintWriter(new StringWriter());
        var keep = new ImportReport() {
            @Override
            public void start(String file) {}

            @Override
            public void reportProblem(long line, String outcome, String reason) {
                damagedLines.add(line);
            }

            @Override
            public void end(RowCounts.Figures of, double seconds) {
                figures.add(of);
            }

            @Override
            public void total(RowCounts.Figures of, double seconds, boolean complete) {
                figures.add(of);
            }
        };
        var opened = SourceFile.open(files.stream().map(Path::toString).toList(), kind);
        new FileImport(this::take, keep, ImportProgress.inLines(log), 2_000).run(opened);
        opened.forEach(SourceFile::close);
        return figures.get(figures.size() - 1);
    }

    private static List<String> rows(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    /** The rows as the CSV reader finds them in the whole file, without the header. */
    private static List<CsvRecord> records(Path file, char separator) throws IOException {
        try (var csv = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(file)) {
            return csv.stream().skip(1).toList();
        }
    }

    @Test
    void every_purchase_counts_and_the_sum_is_exact() throws IOException {
        var file = DATA.resolve("purchases/cdnow.txt");
        var sum = rows(file).stream()
                .map(row -> new BigDecimal(row.strip().split("\\s+", -1)[3]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        var total = bringIn(CdnowFormat::new, List.of(file));

        assertThat(total.accepted()).isEqualTo(69_659).isEqualTo(total.read());
        assertThat(total.amountAccepted()).isEqualByComparingTo(sum).isEqualByComparingTo("2500315.63");
        assertThat(sent).containsExactlyEntriesOf(Map.of("RecordPurchase", 69_659));
    }

    @Test
    void every_ticket_is_opened_and_all_that_were_closed_are_closed_once() throws IOException {
        var file = DATA.resolve("tickets/helpdesk.csv");
        var rows = records(file, ',');
        var closedRows =
                rows.stream().filter(row -> row.getField(0).equals("Closed")).toList();
        var closedCases =
                closedRows.stream().map(row -> row.getField(6)).distinct().count();

        var total = bringIn(HelpdeskFormat::new, List.of(file));

        assertThat(total.accepted()).isEqualTo(21_348).isEqualTo(total.read()).isEqualTo(rows.size());
        assertThat(closedRows).hasSize(4_574);
        assertThat(sent).containsEntry("OpenTicket", 4_580).containsEntry("CloseTicket", (int) closedCases);
    }

    @Test
    void every_turn_is_brought_in_or_reported() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(DATA.resolve("conversations"))) {
            files = all.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
        var rows = new ArrayList<CsvRecord>();
        for (var file : files) rows.addAll(records(file, '\t'));
        var wellFormed = rows.stream().filter(row -> !row.getField(3).isBlank()).toList();

        var total = bringIn(() -> new MultiDogoFormat(Instant.EPOCH), files);

        assertThat(total.read()).isEqualTo(81_676).isEqualTo(rows.size());
        assertThat(total.accepted()).isEqualTo(81_616).isEqualTo(wellFormed.size());
        assertThat(total.damaged()).isEqualTo(rows.size() - wellFormed.size());
        assertThat(damagedLines)
                .isEqualTo(rows.stream()
                        .filter(row -> row.getField(3).isBlank())
                        .map(CsvRecord::getStartingLineNumber)
                        .toList());
        assertThat(texts)
                .isEqualTo(wellFormed.stream().map(row -> row.getField(3)).toList())
                .filteredOn(text -> text.contains("\n"))
                .hasSize(283);
        assertThat(figures).hasSize(7);
        assertThat(sent)
                .containsEntry("StartConversation", (int) wellFormed.stream()
                        .map(row -> row.getField(0))
                        .distinct()
                        .count())
                .containsEntry("PostMessage", wellFormed.size());
    }
}
