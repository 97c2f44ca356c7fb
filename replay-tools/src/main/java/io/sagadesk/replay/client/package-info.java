/** Speaks to a running server over HTTP. */
@NullMarked
package io.sagadesk.replay.client;

import org.jspecify.annotations.NullMarked;
