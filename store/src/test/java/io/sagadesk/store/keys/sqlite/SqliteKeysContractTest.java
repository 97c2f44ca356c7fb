package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKeysContract;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.SqlKeyTables;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of customers' keys against {@code keys.db}. */
class SqliteKeysContractTest extends CustomerKeysContract {

    @TempDir
    Path directory;

    @Override
    protected StoredCustomerKeys open(String masterKey) {
        return SqliteCustomerKeys.open(directory, new MasterKeySource(directory, masterKey));
    }

    @Override
    protected StoredCustomerKeys openForReading(String masterKey) {
        return SqliteCustomerKeys.openForReading(directory, new MasterKeySource(directory, masterKey));
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
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keys.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
