/** File formats that can be imported: each converts rows to commands. */
@NullMarked
package io.sagadesk.replay.imports.format;

import org.jspecify.annotations.NullMarked;
