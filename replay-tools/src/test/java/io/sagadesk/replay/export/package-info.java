/** Tests. */
@NullMarked
package io.sagadesk.replay.export;

import org.jspecify.annotations.NullMarked;
