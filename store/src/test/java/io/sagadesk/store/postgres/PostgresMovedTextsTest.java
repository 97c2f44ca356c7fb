package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.origin.MovedTextsContract;
import java.sql.Connection;
import java.sql.SQLException;

/** Moves encrypted texts in a PostgreSQL database. */
class PostgresMovedTextsTest extends MovedTextsContract {

    private String address = "";

    @Override
    protected LogDatabase database() {
        address = TestDatabases.fresh();
        return TestDatabases.log(address);
    }

    @Override
    protected Connection connect() throws SQLException {
        return PostgresAddress.of(address).connect();
    }
}
