/** Tests. */
@NullMarked
package io.sagadesk.replay;

import org.jspecify.annotations.NullMarked;
