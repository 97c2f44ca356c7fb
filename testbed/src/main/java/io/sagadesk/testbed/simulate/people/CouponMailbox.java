package io.sagadesk.testbed.simulate.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The customers' mail, which the server writes to a directory. */
public final class CouponMailbox {

    private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{4}(?:-[0-9A-Z]{1,5}){3,4}\\b");

    private final Path mail;

    public CouponMailbox(Path mail) {
        this.mail = mail;
    }

    /** The coupon code in a message; empty if the message has none, or was not sent by mail. */
    Optional<String> in(String customerId, String deliveryId) {
        var file = mail.resolve(customerId).resolve(deliveryId + ".eml");
        try {
            if (!Files.exists(file)) return Optional.empty();
            var found = CODE.matcher(Files.readString(file));
            return found.find() ? Optional.of(found.group()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
