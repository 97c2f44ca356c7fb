package io.sagadesk.rules.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.IdentityKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleNormalizationTest {

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ' Anna@Example.org ', anna@example.org",
        "EMAIL, anna@example.org, anna@example.org",
        "EMAIL, O\u0308kologie@example.org, \u00f6kologie@example.org",
        "PHONE, +49 (30) 12-34/5, 493012345",
        "PHONE, 0049 30 12345, 493012345",
        "PHONE, 030 12345, 03012345",
        "PHONE, +49 30 12345 ext. 7, +49 30 12345 ext. 7",
        "WHATSAPP, +49.171.1, 491711",
        "WHATSAPP, anna, anna",
        "MEMBERSHIP, ' M-4711', M-4711",
        "WECHAT, Anna_1, Anna_1",
        "SHOP_ACCOUNT, 00123, 00123"
    })
    void handles_are_compared_in_one_form(IdentityKind kind, String written, String compared) {
        assertThat(HandleNormalization.normalized(kind, written)).isEqualTo(compared);
    }
}
