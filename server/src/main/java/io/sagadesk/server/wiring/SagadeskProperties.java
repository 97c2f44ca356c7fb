package io.sagadesk.server.wiring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of our own.
 *
 * @param data the directory of everything that this instance keeps
 */
@ConfigurationProperties("sagadesk")
public record SagadeskProperties(Path data) {}
