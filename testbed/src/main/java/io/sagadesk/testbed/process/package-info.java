/** Starts and kills a server in a process of its own. */
@NullMarked
package io.sagadesk.testbed.process;

import org.jspecify.annotations.NullMarked;
