package io.sagadesk.store.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.KeyedHash;
import java.security.MessageDigest;

/**
 * Seals scheduled events: an HMAC-SHA256 over all that is published of them, under a key derived from the master key. Whoever
 * can write to MongoDB, but does not know the master key, can neither make nor change a scheduled event.
 */
public final class ScheduledEventSeal {

    private static final String PURPOSE = "sagadesk scheduled event seal v1";
    private static final String ABSENT = "-"; // no length begins with it

    private final KeyedHash hash;

    public ScheduledEventSeal(CustomerKeys keys) {
        this.hash = new KeyedHash(keys.keyFor(PURPOSE));
    }

    /** Returns the event with its seal. */
    ScheduledEvent seal(ScheduledEvent event) {
        return event.withSeal(hash.text(canonical(event)));
    }

    /** Returns whether an event bears the seal that this installation gives it. */
    boolean isOn(ScheduledEvent event) {
        var seal = event.seal();
        return seal != null && MessageDigest.isEqual(hash.text(canonical(event)).getBytes(UTF_8), seal.getBytes(UTF_8));
    }

    /** Each part follows its length, so different events never give the same text. */
    private static String canonical(ScheduledEvent event) {
        var revision = event.revision();
        return measured(event.id())
                + measured(Long.toString(event.due().toEpochMilli()))
                + measured(event.type())
                + (revision == null ? ABSENT : measured(revision))
                + measured(event.payload())
                + measured(event.metadata());
    }

    private static String measured(String part) {
        return part.length() + ":" + part;
    }
}
