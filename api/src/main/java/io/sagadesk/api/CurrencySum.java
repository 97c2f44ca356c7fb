package io.sagadesk.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * The sum of amounts of one currency. It may have more digits than {@link Money} allows, and it may be negative. Like an
 * amount of money it has at least the decimals of its currency.
 *
 * @param amount written to JSON as a string, so that no JSON reader parses it as a double
 */
public record CurrencySum(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    public CurrencySum {
        amount = CurrencyDigits.normalized(amount, currency);
    }
}
