package io.sagadesk.server.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of our own.
 *
 * @param data the directory of everything that this instance keeps
 * @param mongodbUri of the MongoDB that keeps read models; absent for the embedded one
 */
@ConfigurationProperties("sagadesk")
public record SagadeskProperties(Path data, @Nullable String mongodbUri) {}
