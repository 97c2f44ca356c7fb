package io.sagadesk.store.keys.postgres;

import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.SharedKeysContract;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.TestDatabases;
import java.sql.SQLException;

/** Several instances with the keys in one PostgreSQL. */
class PostgresSharedKeysTest extends SharedKeysContract {

    @Override
    protected String freshDatabase() {
        return TestDatabases.fresh();
    }

    @Override
    protected StoredCustomerKeys open(String address, String masterKey) {
        return PostgresCustomerKeys.open(PostgresAddress.of(address), MasterKeySource.shared(masterKey), () -> false);
    }

    @Override
    protected long customers(String address) throws SQLException {
        return number(address, "SELECT count(*) FROM sagadesk_keys.customer_key");
    }

    /** Each has a number of its own. */
    @Override
    protected long destroyed(String address) throws SQLException {
        return number(
                address,
                "SELECT count(DISTINCT forgotten) FROM sagadesk_keys.customer_key"
                        + " WHERE wrapped IS NULL AND destroyed_at IS NOT NULL");
    }

    @Override
    protected long instances(String address) throws SQLException {
        return number(address, "SELECT count(*) FROM sagadesk_keys.instance");
    }

    @Override
    protected void registerDead(String address) throws SQLException {
        TestDatabases.ask(address, "INSERT INTO sagadesk_keys.instance VALUES ('dead', 0) RETURNING id");
    }

    @Override
    protected void giveInstancesUp(String address) throws SQLException {
        TestDatabases.ask(address, "DELETE FROM sagadesk_keys.instance RETURNING id");
    }

    private static long number(String address, String query) throws SQLException {
        return Long.parseLong(TestDatabases.ask(address, query));
    }
}
