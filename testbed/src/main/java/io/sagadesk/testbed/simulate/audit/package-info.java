/** Audits the log of a simulation: what must happen once, and what must come to an end. */
@NullMarked
package io.sagadesk.testbed.simulate.audit;

import org.jspecify.annotations.NullMarked;
