package io.sagadesk.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money with its currency. Amounts are normalized, so that equal amounts are equal records: the decimals of
 * the currency, and no further trailing zeros.
 *
 * @param amount written to JSON as a string, so that no JSON reader parses it as a double
 * @param currency ISO 4217 code, three capital letters
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MAX_DIGITS = 18;

    /**
     * Refuses what is no code of a currency, and amounts of more than {@value #MAX_DIGITS} digits, decimals included. It
     * accepts what {@link #fault} refuses, because old events have such amounts.
     */
    public Money {
        if (currency == null || !CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("A currency is three capital letters (ISO 4217)");
        }
        if (amount == null) throw new IllegalArgumentException("Money needs an amount");
        if (amount.scale() < -MAX_DIGITS || amount.scale() > MAX_DIGITS) throw tooLong(); // 1e999999999 fills memory
        amount = CurrencyDigits.normalized(amount, currency);
        if (amount.precision() > MAX_DIGITS) throw tooLong();
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Why nobody can pay this amount: ISO 4217 does not have the currency, or the amount has more decimals than the
     * currency. Null if it can be paid. Commands of clients are held to it.
     */
    public @Nullable String fault() {
        if (!CurrencyDigits.isKnown(currency)) return "must be in a currency of ISO 4217, such as EUR";
        var decimals = CurrencyDigits.of(currency);
        if (amount.scale() <= decimals) return null;
        return decimals == 0 ? "must have no decimals in " + currency : tooPrecise(decimals);
    }

    private String tooPrecise(int decimals) {
        return "must have at most " + decimals + " decimals in " + currency;
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public boolean isMoreThan(Money other) {
        return amount.compareTo(sameCurrency(other).amount) > 0;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("An amount has at most " + MAX_DIGITS + " digits");
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new Refused(
                    "currency-mismatch", "Amounts in " + currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
