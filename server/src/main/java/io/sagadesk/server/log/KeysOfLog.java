package io.sagadesk.server.log;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices at the start that the key store lacks keys of the newest or the oldest events: it is older than the log, has lost its
 * last changes, is a new one, or belongs to another log.
 */
public final class KeysOfLog {

    private static final Logger LOG = LoggerFactory.getLogger(KeysOfLog.class);
    private static final int NEWEST = 2_000;
    private static final int OLDEST = 200;

    private final String place;
    private volatile OptionalLong firstWithoutKey = OptionalLong.empty();

    /** @param place what people call the key store */
    KeysOfLog(String place) {
        this.place = place;
    }

    /**
     * Checks the keys of the newest events, and of the oldest.
     *
     * @param isAccepted whether to go on although a key is missing
     * @throws StoreUnusableException if a key is missing and that is not accepted
     */
    void require(LogReader log, boolean isAccepted) {
        var newest = Math.max(0, log.lastPosition() - NEWEST + 1);
        var oldest = (int) Math.min(OLDEST, newest);
        firstWithoutKey = Stream.concat(events(log, 0, oldest), events(log, newest, NEWEST))
                .filter(KeysOfLog::lacksKey)
                .mapToLong(LogEvent::position)
                .findFirst();
        firstWithoutKey.ifPresent(position -> {
            if (!isAccepted) throw new StoreUnusableException(missing(position) + remedy());
            LOG.error("Missing keys are accepted, as --accept-damaged-keys says: {}", missing(position));
        });
    }

    private String remedy() {
        return ". Put back the " + (place.equals(SqliteCustomerKeys.FILE) ? place : "key store")
                + " that belongs to this log, or start with --accept-damaged-keys, and such events stay unreadable";
    }

    private String missing(long position) {
        return place + " lacks the key of the event at position " + position
                + ", and perhaps others: it is older than the log, or of another one";
    }

    private static Stream<LogEvent> events(LogReader log, long from, int count) {
        try {
            return count == 0 ? Stream.of() : log.page(from, count).stream();
        } catch (DamagedEventException damaged) { // answered where it is read
            return Stream.of();
        }
    }

    /** The first of these events whose key is missing; empty before they were checked. */
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
