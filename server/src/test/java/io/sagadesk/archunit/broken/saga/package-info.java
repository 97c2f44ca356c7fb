/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.saga;

import org.jspecify.annotations.NullMarked;
