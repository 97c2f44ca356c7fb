package io.sagadesk.store.timer;

import org.axonframework.eventhandling.scheduling.ScheduleToken;

/** A saga that stores the token of a scheduled event. */
record SagaWithTimer(ScheduleToken reminder) {}
