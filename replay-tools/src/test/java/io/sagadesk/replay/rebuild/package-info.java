/** Tests of the read side, followed live, built in bulk and rebuilt, on real stores. */
@NullMarked
package io.sagadesk.replay.rebuild;

import org.jspecify.annotations.NullMarked;
