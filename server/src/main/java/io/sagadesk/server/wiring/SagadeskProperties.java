package io.sagadesk.server.wiring;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of our own.
 *
 * @param data the directory of everything that this instance keeps
 * @param mongodbUri of the MongoDB that keeps read models; absent for the embedded one
 * @param clock what time it is at the start, from which on only we move the clock; absent for the system's
 */
@ConfigurationProperties("sagadesk")
public record SagadeskProperties(
        Path data, @Nullable String mongodbUri, @Nullable Instant clock) {}
