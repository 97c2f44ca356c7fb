package io.sagadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource({
        "5, 5.00",
        "5.1, 5.10",
        "5.10, 5.10",
        "5.1000, 5.10",
        "0.125, 0.125",
        "-3, -3.00",
        "0, 0.00",
        "0.0000, 0.00",
        "1e3, 1000.00",
        "1234567890123456, 1234567890123456.00",
        "0.000000000000000001, 1E-18"
    })
    void an_amount_has_two_decimals_and_more_only_if_they_count(String given, String kept) {
        assertThat(Money.of(given, "EUR").amount()).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "1200.00, JPY, 1200",
        "0, JPY, 0",
        "0.5, JPY, 0.5", // an old event
        "1.5, KWD, 1.500",
        "1.5, QQQ, 1.50", // an old event
        "1.5, XAU, 1.50"
    })
    void an_amount_has_the_decimals_of_its_currency(String given, String currency, String kept) {
        assertThat(Money.of(given, currency).amount()).hasToString(kept);
        assertThat(new CurrencySum(new BigDecimal(given), currency).amount()).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "1200.00, JPY,",
        "0.5, JPY, must have no decimals in JPY",
        "1.505, KWD,",
        "1.5055, KWD, must have at most 3 decimals in KWD",
        "1.505, EUR, must have at most 2 decimals in EUR",
        "1, QQQ, 'must be in a currency of ISO 4217, such as EUR'",
        "1, XAU, 'must be in a currency of ISO 4217, such as EUR'"
    })
    void an_amount_can_be_paid_in_the_decimals_of_its_currency(String amount, String currency, String fault) {
        assertThat(Money.of(amount, currency).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.125", "1e15", "1234567890123456", "-0.01", "0.000000000000000001"})
    void what_is_accepted_reads_back_equal(String amount) {
        var money = Money.of(amount, "JPY");

        assertThat(JSON.readValue(JSON.writeValueAsString(money), Money.class)).isEqualTo(money);
    }

    @Test
    void an_amount_is_written_as_a_text_so_that_nobody_makes_a_double_of_it() {
        assertThat(JSON.writeValueAsString(Money.of("49.9", "EUR")))
                .isEqualTo("{\"amount\":\"49.90\",\"currency\":\"EUR\"}");
    }

    @Test
    void an_amount_may_also_be_sent_as_a_number() {
        assertThat(JSON.readValue("{\"amount\":0.1,\"currency\":\"EUR\"}", Money.class))
                .isEqualTo(Money.of("0.1", "EUR"));
    }

    @Test
    void equal_amounts_are_equal_whatever_their_scale() {
        assertThat(Money.of("5", "EUR"))
                .isEqualTo(Money.of("5.000", "EUR"))
                .hasSameHashCodeAs(Money.of("5.000", "EUR"))
                .isNotEqualTo(Money.of("5", "USD"))
                .isNotEqualTo(Money.of("5.001", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567", // 17 digits and two decimals
                "1e17",
                "0.1234567890123456789",
                "1e-19",
                "1e999999999",
                "1e2147483647",
                "1e-2147483647"
            })
    void more_digits_than_eighteen_are_refused(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, "EUR"))
                .withMessageContaining("18 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EU", "EURO", "€", " EUR"})
    void a_currency_is_three_capital_letters(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", currency))
                .withMessageContaining("ISO 4217");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"amount\":\"5\"} | currency", "{\"currency\":\"EUR\"} | amount"})
    void money_without_a_currency_or_an_amount_is_refused_by_naming_what_is_missing(String json, String missing) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> JSON.readValue(json, Money.class))
                .havingRootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .withMessageContaining(missing);
    }

    @Test
    void amounts_of_one_currency_add_up_and_compare() {
        var ten = Money.of("10", "EUR");

        assertThat(ten.plus(Money.of("0.5", "EUR"))).isEqualTo(Money.of("10.50", "EUR"));
        assertThat(ten.plus(Money.zero("EUR"))).isEqualTo(ten);
        assertThat(ten.isMoreThan(Money.of("9.99", "EUR"))).isTrue();
        assertThat(ten.isMoreThan(Money.of("10.00", "EUR"))).isFalse();
    }

    @Test
    void amounts_of_two_currencies_neither_add_up_nor_compare() {
        var euros = Money.of("10", "EUR");
        var dollars = Money.of("10", "USD");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> euros.plus(dollars))
                .satisfies(MoneyTest::isMismatch);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> euros.isMoreThan(dollars))
                .satisfies(MoneyTest::isMismatch);
    }

    private static void isMismatch(Refused refused) {
        assertThat(refused.code()).isEqualTo("currency-mismatch");
    }
}
