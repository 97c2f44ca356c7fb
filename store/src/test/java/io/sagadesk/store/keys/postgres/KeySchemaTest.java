package io.sagadesk.store.keys.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.MasterKeyException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.TestDatabases;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The schema of the key store in PostgreSQL: who may use it, and what is refused and left as it was. */
class KeySchemaTest {

    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);
    private static final CustomerId ANNA = new CustomerId("c-anna");
    private static final String SCHEMAS =
            "SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname LIKE '%sagadesk%'"
                    + " OR nspname LIKE '%\\_keys'";

    private final String address = TestDatabases.fresh();

    @Test
    void a_log_with_events_and_no_key_store_is_refused_and_nothing_is_created() throws SQLException {
        assertThatThrownBy(() -> PostgresCustomerKeys.open(
                        PostgresAddress.of(address), MasterKeySource.shared(MASTER), () -> true))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("There is a log with events, but no key store in PostgreSQL at")
                .hasMessageNotContaining(":postgres@");
        assertThat(ask(SCHEMAS)).isEqualTo("null");
        open(address).close();
        PostgresCustomerKeys.open(PostgresAddress.of(address), MasterKeySource.shared(MASTER), () -> true)
                .close();
    }

    @Test
    void without_the_setting_no_master_key_is_made() throws SQLException {
        assertThatThrownBy(() -> PostgresCustomerKeys.open(
                        PostgresAddress.of(address), MasterKeySource.shared(null), () -> false))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("SAGADESK_MASTER_KEY is not set");
        assertThat(ask(SCHEMAS)).isEqualTo("null");
        open(address).close();
        assertThatThrownBy(() -> PostgresCustomerKeys.open(
                        PostgresAddress.of(address), MasterKeySource.shared(" "), () -> false))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("SAGADESK_MASTER_KEY is not set");
    }

    @Test
    void a_newer_format_is_refused() throws SQLException {
        open(address).close();
        ask("UPDATE sagadesk_keys.schema_version SET version = 2 RETURNING version");
        assertThatThrownBy(() -> open(address))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("has format 2");
    }

    @Test
    void a_reader_makes_no_key_store() throws SQLException {
        assertThatThrownBy(() -> PostgresCustomerKeys.openForReading(
                        PostgresAddress.of(address), MasterKeySource.shared(MASTER)))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("There is no key store in");
        assertThat(ask(SCHEMAS)).isEqualTo("null");
    }

    @Test
    void a_log_in_a_schema_of_its_own_has_its_keys_beside_it() throws SQLException {
        ask("CREATE SCHEMA desk");
        try (var keys = open(address + "?currentSchema=desk")) {
            keys.keyOf(ANNA);
        }
        open(address).close();
        assertThat(ask(SCHEMAS)).isEqualTo("desk_keys sagadesk_keys");
        assertThat(ask("SELECT count(*) FROM desk_keys.customer_key")).isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM sagadesk_keys.customer_key")).isEqualTo("0");
    }

    /** The roles of the runbook: one that owns the keys and may do nothing else, and one that only reads them. */
    @Test
    void a_role_of_its_own_is_enough() throws SQLException {
        var number = address.replaceAll(".*/test", "");
        ask("CREATE ROLE keeper" + number + " LOGIN PASSWORD 'k'");
        ask("CREATE ROLE auditor" + number + " LOGIN PASSWORD 'a'");
        ask("CREATE SCHEMA sagadesk_keys AUTHORIZATION keeper" + number);
        ask("CREATE TABLE event (position bigint)");
        var keeper = as("keeper" + number, "k");
        try (var keys = open(keeper)) {
            keys.keyOf(ANNA);
            keys.destroy(ANNA);
        }
        assertThatThrownBy(() -> TestDatabases.ask(keeper, "SELECT count(*) FROM event"))
                .hasMessageContaining("permission denied");
        ask("GRANT USAGE ON SCHEMA sagadesk_keys TO auditor" + number);
        ask("GRANT SELECT ON ALL TABLES IN SCHEMA sagadesk_keys TO auditor" + number);
        try (var reader = PostgresCustomerKeys.openForReading(
                PostgresAddress.of(as("auditor" + number, "a")), MasterKeySource.shared(MASTER))) {
            assertThat(reader.isForgotten(ANNA)).isTrue();
        }
    }

    private String as(String user, String password) {
        return address.replaceFirst("//[^@]+@", "//" + user + ":" + password + "@");
    }

    private static PostgresCustomerKeys open(String uri) {
        return PostgresCustomerKeys.open(PostgresAddress.of(uri), MasterKeySource.shared(MASTER), () -> false);
    }

    private String ask(String sql) throws SQLException {
        return TestDatabases.ask(address, sql);
    }
}
