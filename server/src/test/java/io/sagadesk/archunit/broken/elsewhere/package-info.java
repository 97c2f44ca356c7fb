/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.elsewhere;

import org.jspecify.annotations.NullMarked;
