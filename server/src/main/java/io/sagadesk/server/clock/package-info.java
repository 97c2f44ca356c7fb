/** The clock, scheduled events, and how a movable clock for simulations and tests is moved. */
@NullMarked
package io.sagadesk.server.clock;

import org.jspecify.annotations.NullMarked;
