package io.sagadesk.api;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** The number of decimals of each currency of ISO 4217: two of most, none of JPY, three of KWD. */
final class CurrencyDigits {

    /** For currencies that are unknown here: old events may have some. */
    private static final int USUAL = 2;

    /** Without gold, special drawing rights and codes for tests, which have no decimals that one could count. */
    private static final Map<String, Integer> KNOWN = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private CurrencyDigits() {}

    static boolean isKnown(String currency) {
        return KNOWN.containsKey(currency);
    }

    static int of(String currency) {
        return KNOWN.getOrDefault(currency, USUAL);
    }

    /** The amount with all decimals of its currency, and with more only where they are not zero. */
    static BigDecimal normalized(BigDecimal amount, String currency) {
        var shortest = amount.stripTrailingZeros();
        return shortest.setScale(Math.max(of(currency), shortest.scale()));
    }
}
