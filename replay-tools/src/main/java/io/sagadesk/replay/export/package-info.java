/** Exports the event log and read models in file formats of other programs. */
@NullMarked
package io.sagadesk.replay.export;

import org.jspecify.annotations.NullMarked;
