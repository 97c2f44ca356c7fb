/** Timers as events: a scheduled event is recorded in the log when it is due. */
@NullMarked
package io.sagadesk.api.timer;

import org.jspecify.annotations.NullMarked;
