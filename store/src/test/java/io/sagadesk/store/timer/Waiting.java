package io.sagadesk.store.timer;

import org.axonframework.eventhandling.scheduling.ScheduleToken;

/** A saga that may change its mind. */
record Waiting(ScheduleToken reminder) {}
