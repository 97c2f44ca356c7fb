package io.sagadesk.store.facts;

import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.TestDatabases;

/** Runs the contract of facts against PostgreSQL. */
class PostgresFactsTest extends FactStoreContract {

    private final String address = TestDatabases.fresh();

    @Override
    protected FactStore open() {
        return PostgresFacts.open(PostgresAddress.of(address));
    }
}
