/** HTTP client of a running server. */
@NullMarked
package io.sagadesk.replay.client;

import org.jspecify.annotations.NullMarked;
