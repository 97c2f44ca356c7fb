package io.sagadesk.server.wiring;

import io.sagadesk.store.keys.location.KeyStoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of Sagadesk.
 *
 * @param data the directory for everything that this instance stores
 * @param mongodbUri of the MongoDB that keeps read models; absent for the embedded one
 * @param postgresql the address of the PostgreSQL that keeps the log, with user and password; absent for the embedded log
 * @param adminToken the bearer token; absent for the one in the data directory
 * @param keysPostgresql the address of another PostgreSQL, or with another user, that keeps the customers' keys; absent for the
 *     place that follows from the log
 * @param keysMongodb the address of a MongoDB that keeps the customers' keys; absent if they are elsewhere
 * @param masterKey the master key, or the path of its file; absent for the file in the data directory
 * @param roles what this instance does, such as {@code command,query}; absent for everything
 * @param clock the start time of a movable clock; absent for the system clock
 * @param acceptDamagedKeys whether to start although some customers' keys cannot be decrypted, or are missing
 * @param acceptOlderLog whether a log is accepted that lacks events which the documents contain
 */
@ConfigurationProperties("sagadesk")
public record SagadeskProperties(
        Path data,
        @Nullable String mongodbUri,
        @Nullable String postgresql,
        @Nullable String adminToken,
        @Nullable String keysPostgresql,
        @Nullable String keysMongodb,
        @Nullable String masterKey,
        @Nullable String roles,
        @Nullable Instant clock,
        boolean acceptDamagedKeys,
        boolean acceptOlderLog) {

    public SagadeskProperties {
        postgresql = given(postgresql);
        keysPostgresql = given(keysPostgresql);
        keysMongodb = given(keysMongodb);
        masterKey = given(masterKey);
        adminToken = given(adminToken);
        if (adminToken != null) adminToken = adminToken.strip();
    }

    /** A variable without text is not given. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    KeyStoreSettings keyStore() {
        return new KeyStoreSettings(postgresql, keysPostgresql, keysMongodb, masterKey);
    }

    /** Without the addresses, which hold passwords, and without the token and the key. */
    @Override
    public String toString() {
        return "SagadeskProperties[data=" + data + "]";
    }
}
