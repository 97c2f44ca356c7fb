package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the thread of a ticket.
 *
 * @param ticket absent if no ticket has the id
 * @param entries in the requested order; each text reads {@code ‹forgotten›} after its customer was forgotten
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThreadPage(
        @Nullable TicketSummary ticket,
        List<ThreadEntry> entries,
        @Nullable String next,
        AsOf asOf) implements ReadAnswer {}
