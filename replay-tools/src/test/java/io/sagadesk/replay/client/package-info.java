/** Tests. */
@NullMarked
package io.sagadesk.replay.client;

import org.jspecify.annotations.NullMarked;
