/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.store;

import org.jspecify.annotations.NullMarked;
