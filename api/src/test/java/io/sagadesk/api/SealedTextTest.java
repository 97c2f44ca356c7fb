package io.sagadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.ContactDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms of an encrypted text, and what remains of a record once it is forgotten. */
class SealedTextTest {

    private static final String RECORD = "pd2.Zm9v|customer.CustomerRegistered|contact:name,email|customer/c:1|0";

    @Test
    void a_bound_text_has_a_box_and_an_origin() {
        assertThat(SealedText.isSealed(RECORD)).isTrue();
        assertThat(SealedText.box(RECORD)).isEqualTo("Zm9v");
        assertThat(SealedText.origin(RECORD))
                .isEqualTo("customer.CustomerRegistered|contact:name,email|customer/c:1|0");
    }

    @Test
    void a_text_of_the_former_form_has_no_origin() {
        assertThat(SealedText.isSealed("pd1.Zm9v")).isTrue();
        assertThat(SealedText.isBound("pd1.Zm9v")).isFalse();
        assertThat(SealedText.box("pd1.Zm9v|x")).isEqualTo("Zm9v|x"); // and is no base64url
        assertThat(SealedText.origin("pd1.Zm9v|x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pd", "pd3.Zm9v", "Where is my parcel?", "‹forgotten›"})
    void anything_else_is_not_sealed(String text) {
        assertThat(SealedText.isSealed(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                RECORD + "; ‹forgotten›:name,email",
                "pd1.Zm9v:name,email; ‹forgotten›:name,email",
                "pd1.Zm9v; ‹forgotten›",
                "pd2.Zm9v|a|contact|customer/c:1|0; ‹forgotten›",
                "pd2.Zm9v; ‹forgotten›"
            })
    void a_forgotten_record_keeps_the_names_of_its_parts(String sealed, String forgotten) {
        assertThat(SealedRecord.forget(sealed)).isEqualTo(forgotten);
        assertThat(SealedRecord.isForgotten(forgotten)).isTrue();
        assertThat(SealedRecord.isForgotten(sealed)).isFalse();
    }

    @Test
    void a_forgotten_record_reads_as_forgotten_where_it_had_a_text() {
        assertThat(SealedRecord.forgotten(RECORD, ContactDetails.class))
                .isEqualTo(new ContactDetails("‹forgotten›", "‹forgotten›", null, null));
        assertThat(SealedRecord.forgotten("‹forgotten›:phone", ContactDetails.class))
                .isEqualTo(new ContactDetails(null, null, "‹forgotten›", null));
    }
}
