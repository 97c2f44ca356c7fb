package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.StorageEngineContract;
import io.sagadesk.store.engine.database.LogDatabase;

/** Runs the contract of our storage engine over PostgreSQL. */
class PostgresStorageEngineTest extends StorageEngineContract {

    @Override
    protected LogDatabase database() {
        return TestDatabases.log(TestDatabases.fresh());
    }
}
