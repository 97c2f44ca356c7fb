/** Turns files from elsewhere into commands, and accounts for every row. */
@NullMarked
package io.sagadesk.replay.imports;

import org.jspecify.annotations.NullMarked;
