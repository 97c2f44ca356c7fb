/** Audits the log of a simulation: events that must happen only once, and obligations that must be fulfilled. */
@NullMarked
package io.sagadesk.testbed.simulate.audit;

import org.jspecify.annotations.NullMarked;
