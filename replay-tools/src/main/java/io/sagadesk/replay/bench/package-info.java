/** Measures the event store beside the one it replaces, on the machine at hand. */
@NullMarked
package io.sagadesk.replay.bench;

import org.jspecify.annotations.NullMarked;
