/** Sagas and automations of desks: requests for a human, queueing and notices about the wait. */
@NullMarked
package io.sagadesk.saga.desk;

import org.jspecify.annotations.NullMarked;
