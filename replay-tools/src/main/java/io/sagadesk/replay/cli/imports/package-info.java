/** The command {@code import}. */
@NullMarked
package io.sagadesk.replay.cli.imports;

import org.jspecify.annotations.NullMarked;
