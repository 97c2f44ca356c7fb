/** The command line of auditors and analysts. The server never uses it. */
@NullMarked
package io.sagadesk.replay.cli;

import org.jspecify.annotations.NullMarked;
