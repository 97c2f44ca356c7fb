/** Plays days of business against a server of its own, on a clock that is moved, and looks at what came of it. */
@NullMarked
package io.sagadesk.replay.simulate;

import org.jspecify.annotations.NullMarked;
