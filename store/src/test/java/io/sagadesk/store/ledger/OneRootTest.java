package io.sagadesk.store.ledger;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import io.sagadesk.store.axonserver.EventProtocol;
import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.Noted;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One history gives one root in SQLite, in PostgreSQL and in the form in which Axon Server holds it. */
@Timeout(120)
class OneRootTest {

    private static final List<LoggedEvent> HISTORY =
            LedgerVectors.all().stream().map(LedgerVectors.Vector::event).toList();

    @TempDir
    Path directory;

    @Test
    void sqlite_gives_the_documented_roots() {
        assertThat(LedgerVectors.rootsOf(storedIn(sqlite(), HISTORY))).isEqualTo(LedgerVectors.roots());
    }

    @Test
    void postgresql_gives_the_documented_roots() throws Exception {
        var server = SharedPostgres.cluster();
        if (server.isEmpty()) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeThat(server).isPresent();
        var database = PostgresLog.at(PostgresAddress.of(server.orElseThrow().newDatabase()));
        assertThat(LedgerVectors.rootsOf(storedIn(database, HISTORY))).isEqualTo(LedgerVectors.roots());
    }

    /** The protocol of Axon Server has milliseconds, as the server records them. */
    @Test
    void axon_server_gives_the_same_root_as_sqlite() {
        var history = inMilliseconds(HISTORY);
        var roots = LedgerVectors.rootsOf(storedIn(sqlite(), history));
        assertThat(LedgerVectors.rootsOf(throughAxonServer(history))).isEqualTo(roots);
        assertThat(roots.get(0)).isEqualTo(LedgerVectors.roots().get(0));
    }

    @Test
    void the_leaf_of_a_row_with_changed_metadata_is_another_or_none() throws Exception {
        storedIn(sqlite(), HISTORY);
        execute("UPDATE event SET metadata = replace(metadata, '\"r-1\"', ' \"r-1\"') WHERE position = 0");
        try (var log = sqlite().openForReading()) {
            var first = log.page(0, 1).get(0);
            assertThatThrownBy(() -> LoggedEvent.of(first))
                    .isInstanceOf(DamagedEventException.class)
                    .hasMessageContaining("position 0 ('conversation.ConversationStarted')")
                    .hasMessageContaining("is not written as the server writes it");
        }
    }

    private static List<LoggedEvent> storedIn(LogDatabase database, List<LoggedEvent> history) {
        try (var engine = LogStorageEngine.builder()
                .database(database)
                .eventSerializer(new StoredAsGiven())
                .snapshotSerializer(Noted.serializer())
                .build()) {
            engine.appendEvents(history.stream()
                    .map(event -> StoredAsGiven.message(event, event.recordedAt()))
                    .toList());
            var stored = new ArrayList<LoggedEvent>();
            engine.log().scan(0, event -> stored.add(LoggedEvent.of(event)));
            return stored;
        }
    }

    private static List<LoggedEvent> throughAxonServer(List<LoggedEvent> history) {
        try (var protocol = new EventProtocol(new StoredAsGiven())) {
            return history.stream()
                    .map(event -> protocol.stored(StoredAsGiven.message(event, event.recordedAt())))
                    .map(stored -> LoggedEvent.of(stored, protocol.metadata(stored)))
                    .toList();
        }
    }

    private static List<LoggedEvent> inMilliseconds(List<LoggedEvent> history) {
        UnaryOperator<Instant> cut = time -> time.truncatedTo(MILLIS);
        return history.stream()
                .map(event -> new LoggedEvent(
                        event.eventId(),
                        event.aggregateType(),
                        event.aggregateId(),
                        event.sequence(),
                        cut.apply(event.recordedAt()),
                        event.payloadType(),
                        event.revision(),
                        event.metadata(),
                        event.payload()))
                .toList();
    }

    private LogDatabase sqlite() {
        return SqliteLog.at(directory.resolve("events.db"));
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
