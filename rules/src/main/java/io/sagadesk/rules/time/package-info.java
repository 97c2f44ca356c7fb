/** Local dates and times, and the instants at which clocks show them. */
@NullMarked
package io.sagadesk.rules.time;

import org.jspecify.annotations.NullMarked;
