/** Simulated customers and agents. */
@NullMarked
package io.sagadesk.testbed.simulate.people;

import org.jspecify.annotations.NullMarked;
