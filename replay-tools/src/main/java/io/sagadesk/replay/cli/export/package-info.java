/** The command {@code export}. */
@NullMarked
package io.sagadesk.replay.cli.export;

import org.jspecify.annotations.NullMarked;
