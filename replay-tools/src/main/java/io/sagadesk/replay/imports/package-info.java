/** Imports files: converts their rows to commands, and counts the outcome of every row. */
@NullMarked
package io.sagadesk.replay.imports;

import org.jspecify.annotations.NullMarked;
