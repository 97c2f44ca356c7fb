/** Tests. */
@NullMarked
package io.sagadesk.replay.events;

import org.jspecify.annotations.NullMarked;
