package io.sagadesk.replay.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.replay.Hindrance;
import io.sagadesk.replay.events.StoredLog.Decoding;
import io.sagadesk.store.keys.PersonalDataException;
import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.store.sqlite.file.StoreUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;

/** The events of a data directory, whether or not a server is writing to it. */
public final class DirectoryEvents implements Origin {

    private static final String LOG = "events.db";
    private static final Decoding NONE = (position, type, revision, payload) -> {
        throw new IllegalStateException("Payloads stay sealed");
    };

    private final Path directory;
    private final Consumer<String> notices;

    public DirectoryEvents(Path directory, Consumer<String> notices) {
        this.directory = directory;
        this.notices = notices;
    }

    @Override
    public void read(Wanted wanted, Lines lines) {
        try (var log = EventLog.open(directory.resolve(LOG))) {
            lines.newest(log.lastPosition());
            if (wanted.sealed()) read(log, NONE, wanted, new Visitor(lines, true, wanted.follow()));
            else readOpened(log, wanted, lines);
            lines.show();
        } catch (PersonalDataException | SerializationException unreadable) {
            throw new Hindrance(unreadable.getMessage() + ". With --sealed, payloads are left as they are stored");
        } catch (StoreUnusableException | EventStoreException unusable) {
            throw new Hindrance(String.valueOf(unusable.getMessage()));
        }
    }

    private void readOpened(EventLog log, Wanted wanted, Lines lines) {
        try (var keys = DirectoryKeys.in(directory, notices)) {
            var sealed = !keys.areThere();
            read(log, sealed ? NONE : keys.decoding(), wanted, new Visitor(lines, sealed, wanted.follow()));
        }
    }

    private static void read(EventLog log, Decoding decoding, Wanted wanted, Visitor visitor) {
        try {
            LogReading.run(new StoredLog(log, decoding), wanted.filter(), visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Visitor(Lines lines, boolean sealed, boolean follow) implements LogReading.Visitor {

        private static final long MILLISECONDS_BETWEEN = 100;

        @Override
        public void event(LogEvent event) {
            lines.line(new String(EventLines.of(event, sealed), UTF_8));
        }

        @Override
        public boolean goesOn(boolean caughtUp) {
            return lines.show() && (!caughtUp || (follow && waited()));
        }

        private static boolean waited() {
            try {
                Thread.sleep(MILLISECONDS_BETWEEN);
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
