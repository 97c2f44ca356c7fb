package io.sagadesk.server.wiring;

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
        @Nullable Instant clock,
        boolean acceptDamagedKeys,
        boolean acceptOlderLog) {

    public SagadeskProperties {
        if (postgresql != null && postgresql.isBlank()) postgresql = null; // a variable without text is not given
        if (adminToken != null) adminToken = adminToken.isBlank() ? null : adminToken.strip();
    }

    /** Without the addresses, which hold passwords, and the token. */
    @Override
    public String toString() {
        return "SagadeskProperties[data=" + data + "]";
    }
}
