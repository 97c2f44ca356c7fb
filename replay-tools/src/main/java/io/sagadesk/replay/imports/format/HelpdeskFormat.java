package io.sagadesk.replay.imports.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.sagadesk.api.id.AgentId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts the help-desk log: one row for each activity, the rows of a case adjacent and ordered by time. */
public final class HelpdeskFormat implements RowConverter {

    public static final String SOURCE = "helpdesk";
    public static final String CLOCK = "Times are those of the file";

    private static final String ACTIVITY = "Activity";
    private static final String RESOURCE = "Resource";
    private static final String TIME = "time:timestamp";
    private static final String CASE = "case:concept:name";
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    private List<String> columns = List.of();
    private @Nullable TicketHistory current;

    @Override
    public boolean recognises(String firstLine) {
        try {
            columns = fields(firstLine);
            return columns.containsAll(List.of(ACTIVITY, RESOURCE, TIME, CASE));
        } catch (DamagedRow anotherKind) {
            return false;
        }
    }

    @Override
    public boolean isHeader(String firstLine) {
        return true;
    }

    @Override
    public ConvertedRow convert(String row) throws DamagedRow {
        var fields = fields(row);
        if (fields.equals(columns)) throw new DamagedRow("repeats the header");
        if (fields.size() != columns.size()) {
            throw DamagedRow.columns(fields.size(), columns.size());
        }
        var at = time(field(fields, TIME));
        var agent = agent(field(fields, RESOURCE));
        var activity = field(fields, ACTIVITY).strip();
        if (activity.isEmpty()) throw new DamagedRow("has no activity");
        return new ConvertedRow(history(field(fields, CASE)).after(activity, agent, at));
    }

    private List<String> fields(String row) throws DamagedRow {
        try {
            return csv.ofSingleCsvRecord(row).getFields();
        } catch (CsvParseException malformed) {
            throw new DamagedRow("has a quote in the wrong place");
        }
    }

    private String field(List<String> fields, String column) {
        return fields.get(columns.indexOf(column));
    }

    private TicketHistory history(String name) throws DamagedRow {
        var ticket = current;
        if (ticket != null && ticket.isOf(name)) return ticket;
        FieldParser.id("case", name);
        FieldParser.id("customer", SOURCE + "-" + name);
        ticket = new TicketHistory(name);
        current = ticket;
        return ticket;
    }

    private static Instant time(String text) throws DamagedRow {
        try {
            return TIMES.parse(text, Instant::from);
        } catch (DateTimeException none) {
            throw new DamagedRow("has a time of another form than expected");
        }
    }

    /** {@code Value 2} becomes {@code value-2}. */
    private static AgentId agent(String resource) throws DamagedRow {
        var id = resource.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return new AgentId(FieldParser.id("resource", id));
    }
}
