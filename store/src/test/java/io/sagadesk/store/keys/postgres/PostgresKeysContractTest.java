package io.sagadesk.store.keys.postgres;

import io.sagadesk.store.keys.CustomerKeysContract;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.TestDatabases;
import java.sql.SQLException;

/** Runs the contract of customers' keys against PostgreSQL. */
class PostgresKeysContractTest extends CustomerKeysContract {

    private final String address = TestDatabases.fresh();

    @Override
    protected StoredCustomerKeys open(String masterKey) {
        return PostgresCustomerKeys.open(PostgresAddress.of(address), MasterKeySource.shared(masterKey), () -> false);
    }

    @Override
    protected StoredCustomerKeys openForReading(String masterKey) {
        return PostgresCustomerKeys.openForReading(PostgresAddress.of(address), MasterKeySource.shared(masterKey));
    }

    @Override
    protected void change(String sql) throws SQLException {
        TestDatabases.ask(address, "SET search_path = sagadesk_keys; " + sql);
    }
}
