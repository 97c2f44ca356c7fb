package io.sagadesk.server.wiring;

/**
 * Says who writes the log.
 *
 * @param isShared whether other instances may write it, too: in PostgreSQL or Axon Server. The embedded one has one writer
 */
public record SharedLog(boolean isShared) {}
