/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.projection;

import org.jspecify.annotations.NullMarked;
