package io.sagadesk.testbed.bench.history;

import static java.util.Objects.requireNonNull;

import io.sagadesk.api.SealedText;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.origin.StreamPlace;
import io.sagadesk.store.origin.TextOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what becomes of the encrypted texts of an event that is copied to another customer and stream. */
@FunctionalInterface
public interface CopiedTexts {

    /** Texts stay as they are, for a log that is read without keys. */
    CopiedTexts UNREADABLE = (payload, suffix) -> payload;

    /**
     * Returns the payload of the copy, whose ids already have the suffix.
     *
     * @param suffix what the copy's ids have more than those of the event
     */
    String inCopy(String payload, String suffix);

    /** Texts are encrypted for the customer and the place of the copy, so a server can read them. */
    static CopiedTexts encryptedAgain(CustomerKeys keys) {
        var bound = Pattern.compile("\"(" + Pattern.quote(SealedText.BOUND) + "[^\"\\\\]+)\"");
        var owner = Pattern.compile("\"customerId\":\"([^\"\\\\]+)\"");
        var cipher = new FieldCipher(keys);
        return (payload, suffix) -> {
            var customer = owner.matcher(payload);
            if (!customer.find()) return payload;
            var copyOwner = new CustomerId(customer.group(1));
            return bound.matcher(payload).replaceAll(text -> {
                var sealed = text.group(1);
                var content = requireNonNull(cipher.decrypt(sealed), "A text of a forgotten customer cannot be copied");
                return Matcher.quoteReplacement(
                        '"' + cipher.encrypt(copyOwner, originInCopy(sealed, suffix), content) + '"');
            });
        };
    }

    private static TextOrigin originInCopy(String sealed, String suffix) {
        var origin = TextOrigin.parse(requireNonNull(SealedText.origin(sealed))).orElseThrow();
        var place = requireNonNull(origin.place());
        return new TextOrigin(origin.type(), origin.field(), new StreamPlace(place.stream() + suffix, place.number()));
    }
}
