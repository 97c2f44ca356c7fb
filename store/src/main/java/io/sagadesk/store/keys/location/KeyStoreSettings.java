package io.sagadesk.store.keys.location;

import io.sagadesk.store.postgres.PostgresAddress;
import org.jspecify.annotations.Nullable;

/**
 * The settings that say where the customers' keys are. A text without characters counts as none.
 *
 * @param logPostgresql the value of {@link PostgresAddress#SETTING}
 * @param postgresql the value of {@link #POSTGRESQL}
 * @param mongodb the value of {@link #MONGODB}
 * @param masterKey the value of {@link io.sagadesk.store.keys.MasterKeySource#SETTING}
 */
public record KeyStoreSettings(
        @Nullable String logPostgresql,
        @Nullable String postgresql,
        @Nullable String mongodb,
        @Nullable String masterKey) {

    /** The environment variable that gives the address of another PostgreSQL, or another user, for the keys. */
    public static final String POSTGRESQL = "SAGADESK_KEYS_POSTGRESQL";

    /** The environment variable that gives the address of a MongoDB for the keys. */
    public static final String MONGODB = "SAGADESK_KEYS_MONGODB";

    public KeyStoreSettings {
        logPostgresql = given(logPostgresql);
        postgresql = given(postgresql);
        mongodb = given(mongodb);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable PostgresAddress log() {
        return logPostgresql == null ? null : PostgresAddress.of(logPostgresql);
    }

    /** The PostgreSQL of the keys: the one of the log, unless another place is named. */
    @Nullable PostgresAddress keys() {
        if (postgresql != null) return PostgresAddress.of(POSTGRESQL, postgresql);
        return mongodb == null ? log() : null;
    }

    /**
     * Checks what can be said without a connection.
     *
     * @throws IllegalArgumentException if an address is none, or there are two; the message does not repeat it
     */
    public void check() {
        log();
        keys();
        if (postgresql != null && mongodb != null) {
            throw new IllegalArgumentException(POSTGRESQL + " and " + MONGODB + " both say where the keys are");
        }
    }

    /** Without the addresses, which hold passwords, and without the key. */
    @Override
    public String toString() {
        return "KeyStoreSettings";
    }
}
