package io.sagadesk.store.keys.postgres;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKeysContract;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.SqlKeyTables;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.TestDatabases;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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
    protected void loseCheckValue() throws SQLException {
        change(SqlKeyTables.LOSE_CHECK_VALUE);
    }

    @Override
    protected void setWrapped(CustomerId customer, @Nullable CustomerId source) throws SQLException {
        change(SqlKeyTables.setWrapped(customer, source));
    }

    private void change(String sql) throws SQLException {
        TestDatabases.ask(address, "SET search_path = sagadesk_keys; " + sql);
    }
}
