package io.sagadesk.store.postgres;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresSchemaTest {

    private String address;

    @BeforeEach
    void create() {
        address = TestDatabases.fresh();
    }

    @Test
    void several_processes_may_start_at_once_on_an_empty_database() {
        IntStream.range(0, 6)
                .parallel()
                .forEach(i -> Engines.open(TestDatabases.log(address)).close());
        try (var log = TestDatabases.log(address).openExisting()) {
            assertThat(log.lastPosition()).isEqualTo(-1);
        }
    }

    @Test
    void a_newer_format_is_refused_with_a_clear_sentence() throws Exception {
        Engines.open(TestDatabases.log(address)).close();
        TestDatabases.ask(address, "UPDATE log_version SET version = 2");
        refuses("format 2, and this program knows formats up to 1: use the newer program");
        assertThatThrownBy(() -> TestDatabases.log(address).openExisting())
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void a_database_of_something_else_is_left_as_it_is() throws Exception {
        TestDatabases.ask(address, "CREATE TABLE event (title text)");
        refuses("a table event or snapshot of something else");
        assertThat(TestDatabases.ask(address, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("1");
    }

    @Test
    void a_missing_event_is_noticed_at_the_start() throws Exception {
        try (var engine = Engines.open(TestDatabases.log(address))) {
            engine.appendEvents(events("note/1", 5));
        }
        TestDatabases.ask(address, "DELETE FROM event WHERE position = 2");
        refuses("no event at position 2");
    }

    @Test
    void a_database_without_a_log_is_not_opened_for_reading() {
        assertThatThrownBy(() -> TestDatabases.log(address).openExisting())
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("no event log");
    }

    @Test
    void nobody_at_the_address_is_said_without_the_password() {
        var nobody = "postgresql://anna:geheim@127.0.0.1:1/desk";
        assertThatThrownBy(() -> TestDatabases.log(nobody).openForWriting())
                .isInstanceOf(StoreUnusableException.class)
                .hasMessage("PostgreSQL at 127.0.0.1:1/desk does not answer: start it, or correct SAGADESK_POSTGRESQL");
    }

    @Test
    void a_commit_is_on_the_disk_although_the_server_says_that_it_need_not_be() throws Exception {
        var database = address.substring(address.lastIndexOf('/') + 1);
        TestDatabases.ask(address, "ALTER DATABASE " + database + " SET synchronous_commit = off");
        assertThat(TestDatabases.ask(address, "SHOW synchronous_commit")).isEqualTo("off");
        try (var engine = Engines.open(TestDatabases.log(address));
                var writer = new WriterConnection(PostgresAddress.of(address))) {
            engine.appendEvents(event("note/1", 0));
            var row = writer.session().connection().createStatement().executeQuery("SHOW synchronous_commit");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }

    private void refuses(String sentence) {
        assertThatThrownBy(() -> Engines.open(TestDatabases.log(address)))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining(sentence);
    }
}
