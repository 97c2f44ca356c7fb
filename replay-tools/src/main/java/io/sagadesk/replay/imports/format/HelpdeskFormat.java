package io.sagadesk.replay.imports.format;

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
public final class HelpdeskFormat extends CsvFormat {

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

    private @Nullable TicketHistory current;

    @Override
    boolean isOfKind(List<String> header) {
        return header.containsAll(List.of(ACTIVITY, RESOURCE, TIME, CASE));
    }

    @Override
    ConvertedRow convert(List<String> fields) throws DamagedRow {
        var at = time(field(fields, TIME));
        var agent = agent(field(fields, RESOURCE));
        var activity = field(fields, ACTIVITY).strip();
        if (activity.isEmpty()) throw new DamagedRow("has no activity");
        return new ConvertedRow(history(field(fields, CASE)).after(activity, agent, at));
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
