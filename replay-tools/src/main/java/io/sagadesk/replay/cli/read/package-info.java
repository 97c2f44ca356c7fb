/** The command {@code read}. */
@NullMarked
package io.sagadesk.replay.cli.read;

import org.jspecify.annotations.NullMarked;
