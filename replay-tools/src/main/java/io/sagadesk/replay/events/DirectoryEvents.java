package io.sagadesk.replay.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.replay.CliException;
import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.PersonalDataException;
import io.sagadesk.store.log.FilteredLogScan;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.log.StoredLogReader.PayloadDecoder;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import io.sagadesk.store.sqlite.SqliteEventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;

/**
 * Reads the events of a data directory, also while a server writes to it. If {@code SAGADESK_POSTGRESQL} gives an address, the
 * events are there, and the directory has only the keys.
 */
public final class DirectoryEvents implements EventOrigin {

    private static final String LOG = "events.db";
    private static final PayloadDecoder NONE = event -> {
        throw new IllegalStateException("Payloads stay sealed");
    };

    private final Path directory;
    private final Consumer<String> notices;

    public DirectoryEvents(Path directory, Consumer<String> notices) {
        this.directory = directory;
        this.notices = notices;
    }

    @Override
    public void read(EventSelection eventSelection, EventLineSink eventLineSink) {
        try (var log = openLog()) {
            eventLineSink.newest(log.lastPosition());
            if (eventSelection.sealed())
                read(log, NONE, eventSelection, new Visitor(eventLineSink, true, eventSelection.follow()));
            else readOpened(log, eventSelection, eventLineSink);
            eventLineSink.show();
        } catch (DamagedEventException damaged) {
            throw new CliException(damaged.getMessage() + ". --after shows the events behind it");
        } catch (PersonalDataException | SerializationException unreadable) {
            throw new CliException(unreadable.getMessage() + ". With --sealed, payloads are left as they are stored");
        } catch (StoreUnusableException | EventStoreException unusable) {
            throw new CliException(String.valueOf(unusable.getMessage()));
        }
    }

    private EventLog openLog() {
        var postgresql = System.getenv(PostgresAddress.SETTING);
        if (postgresql == null || postgresql.isBlank()) return SqliteEventLog.open(directory.resolve(LOG));
        try {
            return PostgresLog.at(PostgresAddress.of(postgresql.strip())).openExisting();
        } catch (IllegalArgumentException noAddress) {
            throw new CliException(String.valueOf(noAddress.getMessage()));
        }
    }

    private void readOpened(EventLog log, EventSelection eventSelection, EventLineSink eventLineSink) {
        try (var keys = DirectoryKeys.in(directory, notices)) {
            var sealed = !keys.arePresent();
            read(
                    log,
                    sealed ? NONE : keys.decoding(),
                    eventSelection,
                    new Visitor(eventLineSink, sealed, eventSelection.follow()));
        }
    }

    private static void read(EventLog log, PayloadDecoder decoding, EventSelection eventSelection, Visitor visitor) {
        try {
            FilteredLogScan.run(new StoredLogReader(log, decoding), eventSelection.filter(), visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Visitor(EventLineSink lines, boolean sealed, boolean follow) implements FilteredLogScan.Visitor {

        private static final long MILLISECONDS_BETWEEN_POLLS = 100;

        @Override
        public void event(LogEvent event) {
            lines.line(new String(EventLines.of(event, sealed), UTF_8));
        }

        @Override
        public boolean shouldContinue(boolean caughtUp) {
            return lines.show() && (!caughtUp || (follow && pause()));
        }

        private static boolean pause() {
            try {
                Thread.sleep(MILLISECONDS_BETWEEN_POLLS);
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
