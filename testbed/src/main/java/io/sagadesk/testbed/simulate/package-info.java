/** Simulates days of business on a server whose clock is moved. */
@NullMarked
package io.sagadesk.testbed.simulate;

import org.jspecify.annotations.NullMarked;
