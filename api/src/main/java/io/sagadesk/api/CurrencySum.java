package io.sagadesk.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * What amounts of one currency add up to: it may have more digits than {@link Money}, and it may be negative.
 *
 * @param amount written to JSON as a string, so that no reader makes a double of it
 */
public record CurrencySum(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}
