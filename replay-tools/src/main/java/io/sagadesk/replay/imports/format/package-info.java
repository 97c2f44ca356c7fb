/** The formats of files that can be imported: each turns rows into commands. */
@NullMarked
package io.sagadesk.replay.imports.format;

import org.jspecify.annotations.NullMarked;
