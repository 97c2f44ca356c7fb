/** The command line of the testbed: bench, crash, simulate, traffic. */
@NullMarked
package io.sagadesk.testbed.cli;

import org.jspecify.annotations.NullMarked;
