/** Kills the server in the middle of imports and checks the log afterwards. */
@NullMarked
package io.sagadesk.testbed.crash;

import org.jspecify.annotations.NullMarked;
