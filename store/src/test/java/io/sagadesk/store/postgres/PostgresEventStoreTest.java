package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogEventStoreContract;
import io.sagadesk.store.engine.LogStorageEngine;

/** Runs the contract of event stores against PostgreSQL. */
class PostgresEventStoreTest extends LogEventStoreContract {

    @Override
    protected LogStorageEngine engine() {
        return Engines.open(TestDatabases.log(TestDatabases.fresh()));
    }
}
