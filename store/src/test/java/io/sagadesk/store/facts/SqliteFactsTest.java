package io.sagadesk.store.facts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of facts against {@code facts.db}. */
class SqliteFactsTest extends FactStoreContract {

    @TempDir
    Path directory;

    @Override
    protected FactStore open() {
        return SqliteFacts.open(directory);
    }

    @Test
    void a_second_process_is_refused() {
        assertThatThrownBy(this::open).isInstanceOf(StoreUnusableException.class);
    }
}
