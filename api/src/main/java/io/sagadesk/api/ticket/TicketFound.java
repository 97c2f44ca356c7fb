package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one ticket.
 *
 * @param ticket absent if no ticket has the id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketFound(@Nullable TicketDetail ticket, AsOf asOf) implements ReadAnswer {}
