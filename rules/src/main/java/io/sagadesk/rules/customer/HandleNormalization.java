package io.sagadesk.rules.customer;

import io.sagadesk.api.customer.IdentityKind;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which handles of customers are compared, because people write the same address in several ways. */
public final class HandleNormalization {

    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]*\\d[\\d\\s()./-]*");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final String INTERNATIONAL = "00";

    private HandleNormalization() {}

    /**
     * Returns the handle in the form in which it is compared. An e-mail address is in lower case. Of a phone number only
     * the digits count, and a leading {@code 00} means the same as {@code +}; a number without its country is not the
     * same as one with it. Any other handle counts as it was written, without blanks around it.
     */
    public static String normalized(IdentityKind kind, String handle) {
        var text = Normalizer.normalize(handle, Normalizer.Form.NFC).strip();
        return switch (kind) {
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case PHONE, WHATSAPP -> PHONE.matcher(text).matches() ? digits(text) : text;
            case WECHAT, SHOP_ACCOUNT, MEMBERSHIP -> text;
        };
    }

    private static String digits(String phone) {
        var digits = NO_DIGIT.matcher(phone).replaceAll("");
        return digits.startsWith(INTERNATIONAL) ? digits.substring(INTERNATIONAL.length()) : digits;
    }
}
