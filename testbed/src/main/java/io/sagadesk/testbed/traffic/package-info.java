/** Generates a day of traffic for demonstrations. */
@NullMarked
package io.sagadesk.testbed.traffic;

import org.jspecify.annotations.NullMarked;
