package io.sagadesk.replay.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdnowFormatTest {

    private final RowConverter purchases = new CdnowFormat();

    @Test
    void a_row_is_a_purchase_at_noon_of_its_day() throws DamagedRow {
        assertThat(Rows.commands(purchases, " 00001 19970101  1   11.77"))
                .map(Object::toString)
                .containsExactly("{\"command\":\"order.RecordPurchase\",\"orderId\":\"cdnow-00001-19970101-1\","
                        + "\"customerId\":\"cdnow-00001\",\"total\":{\"amount\":\"11.77\",\"currency\":\"USD\"},"
                        + "\"items\":1,\"at\":\"1997-01-01T12:00:00Z\"}");
    }

    @Test
    void purchases_of_one_customer_and_day_are_counted() throws DamagedRow {
        assertThat(Rows.commands(
                        purchases,
                        "00002 19970112 1 12.00",
                        "00002 19970112 5 77.00",
                        "00002 19970113 5 77.00",
                        "00003 19970113 5 77.00"))
                .map(command -> command.path("orderId").asString())
                .containsExactly(
                        "cdnow-00002-19970112-1",
                        "cdnow-00002-19970112-2",
                        "cdnow-00002-19970113-1",
                        "cdnow-00003-19970113-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00001 19970101 1",
                "00001 19970101 1 -5.00",
                "00001 19970101 1 11.777",
                "00001 19970101 1 11.77 secret",
                "secret 19970101 1 11.77"
            })
    void a_row_of_another_form_is_damaged(String row) {
        assertThatThrownBy(() -> purchases.convert(row))
                .isInstanceOf(DamagedRow.class)
                .hasMessage("is not a customer, a date, a number and an amount");
    }

    @Test
    void a_date_must_be_in_the_calendar() {
        assertThatThrownBy(() -> purchases.convert("00001 19970230 1 11.77"))
                .isInstanceOf(DamagedRow.class)
                .hasMessage("has a date that is in no calendar");
    }

    @Test
    void the_header_may_be_missing() {
        assertThat(purchases.recognises(" customer_id  date number_of_cds  dollar_value"))
                .isTrue();
        assertThat(purchases.recognises(" 00001 19970101  1   11.77")).isTrue();
        assertThat(purchases.isHeader(" 00001 19970101  1   11.77")).isFalse();
        assertThat(purchases.recognises("00001,19970101,1,11.77")).isFalse();
    }
}
