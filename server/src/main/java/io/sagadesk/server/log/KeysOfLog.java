package io.sagadesk.server.log;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices at the start that the key store lacks keys of the newest events: it is older than the log, has lost its last
 * changes, or belongs to another log.
 */
public final class KeysOfLog {

    private static final Logger LOG = LoggerFactory.getLogger(KeysOfLog.class);
    private static final int NEWEST = 2_000;
    private static final String REMEDY = ". Put back the keys.db that belongs to this log, or start with"
            + " --accept-damaged-keys, and such events stay unreadable";

    private final OptionalLong firstWithoutKey;

    private KeysOfLog(OptionalLong firstWithoutKey) {
        this.firstWithoutKey = firstWithoutKey;
    }

    /** A log whose keys are not checked, because it may be out of reach. */
    static KeysOfLog unchecked() {
        return new KeysOfLog(OptionalLong.empty());
    }

    /**
     * Checks the keys of the newest events.
     *
     * @param isAccepted whether to go on although a key is missing
     * @throws StoreUnusableException if a key is missing and that is not accepted
     */
    static KeysOfLog in(LogReader log, boolean isAccepted) {
        var from = Math.max(0, log.lastPosition() - NEWEST + 1);
        var first = newest(log, from).stream()
                .filter(KeysOfLog::lacksKey)
                .mapToLong(LogEvent::position)
                .findFirst();
        first.ifPresent(position -> {
            if (!isAccepted) throw new StoreUnusableException(missing(position) + REMEDY);
            LOG.error("Missing keys are accepted, as --accept-damaged-keys says: {}", missing(position));
        });
        return new KeysOfLog(first);
    }

    private static String missing(long position) {
        return "keys.db lacks the key of the event at position " + position
                + ", and perhaps others: it is older than the log, or of another one";
    }

    private static List<LogEvent> newest(LogReader log, long from) {
        try {
            return log.page(from, NEWEST);
        } catch (DamagedEventException damaged) { // answered where it is read
            return List.of();
        }
    }

    /** The first of the newest events whose key is missing. */
    public OptionalLong firstWithoutKey() {
        return firstWithoutKey;
    }

    private static boolean lacksKey(LogEvent event) {
        try {
            event.payload();
            return false;
        } catch (KeyMissingException missing) {
            return true;
        } catch (RuntimeException damaged) { // answered where it is read
            return false;
        }
    }
}
