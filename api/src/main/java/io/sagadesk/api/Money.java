package io.sagadesk.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount with its currency. Equal amounts are equal whatever their scale: at least two decimals are kept, and no
 * trailing zeros beyond them.
 *
 * @param amount written to JSON as a string, so that no reader makes a double of it
 * @param currency ISO 4217, three capital letters
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int DECIMALS = 2;
    private static final int MOST_DIGITS = 18;

    /** Refuses what is no currency, and more than {@value #MOST_DIGITS} digits, those after the point included. */
    public Money {
        if (currency == null || !CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("A currency is three capital letters (ISO 4217)");
        }
        if (amount == null) throw new IllegalArgumentException("Money needs an amount");
        if (amount.scale() < -MOST_DIGITS || amount.scale() > MOST_DIGITS) throw tooLong(); // 1e999999999 fills memory
        amount = amount.stripTrailingZeros();
        amount = amount.setScale(Math.max(DECIMALS, amount.scale()));
        if (amount.precision() > MOST_DIGITS) throw tooLong();
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
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
        return new IllegalArgumentException("An amount has at most " + MOST_DIGITS + " digits");
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new Refused(
                    "currency-mismatch", "Amounts in " + currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
