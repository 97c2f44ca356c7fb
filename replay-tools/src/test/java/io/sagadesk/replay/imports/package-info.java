/** Tests. */
@NullMarked
package io.sagadesk.replay.imports;

import org.jspecify.annotations.NullMarked;
