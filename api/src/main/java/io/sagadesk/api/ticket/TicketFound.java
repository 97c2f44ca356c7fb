package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, if it was found.
 *
 * @param ticket absent if there is none of that id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketFound(@Nullable TicketDetail ticket, AsOf asOf) implements ReadAnswer {}
