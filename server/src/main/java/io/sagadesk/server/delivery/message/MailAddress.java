package io.sagadesk.server.delivery.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address with an optional display name.
 *
 * @param name without line breaks and other control characters, so that a name cannot inject a header
 */
public record MailAddress(String address, @Nullable String name) {

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"(),:;<>\\[\\]\\\\]]{3,254}");
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");

    public MailAddress {
        name = name == null ? null : fitForHeader(name);
    }

    /** The text on one line without invisible characters; null if nothing is left. */
    static @Nullable public String fitForHeader(String text) {
        var line = CONTROL_CHARACTERS.matcher(text).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    /** Parses an address; empty unless the text is exactly one plain address, such as {@code anna@example.org}. */
    public static Optional<MailAddress> of(@Nullable String text, @Nullable String name) {
        if (text == null || !PLAIN.matcher(text.strip()).matches()) return Optional.empty();
        try {
            var address = new InternetAddress(text.strip(), true);
            return address.getAddress().indexOf('@') > 0
                    ? Optional.of(new MailAddress(address.getAddress(), name))
                    : Optional.empty();
        } catch (AddressException malformed) {
            return Optional.empty();
        }
    }

    public InternetAddress inHeader() {
        try {
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "MailAddress[…]"; // may end in a log line
    }
}
