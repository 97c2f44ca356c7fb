package io.sagadesk.server.delivery.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One person's address.
 *
 * @param name without line breaks and other control characters, so that nobody's name can begin a header of its own
 */
public record MailAddress(String address, @Nullable String name) {

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"(),:;<>\\[\\]\\\\]]{3,254}");
    private static final Pattern NOT_FOR_A_HEADER = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");

    public MailAddress {
        name = name == null ? null : fitForHeader(name);
    }

    /** A text in one line, without what is not seen; nothing if nothing is left of it. */
    static @Nullable public String fitForHeader(String text) {
        var line = NOT_FOR_A_HEADER.matcher(text).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    /** Nothing if the text is not exactly one plain address, such as {@code anna@example.org}. */
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
