/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.projections;

import org.jspecify.annotations.NullMarked;
