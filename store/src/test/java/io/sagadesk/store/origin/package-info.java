/** Tests of texts that are bound to their origin. */
@NullMarked
package io.sagadesk.store.origin;

import org.jspecify.annotations.NullMarked;
