/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.query;

import org.jspecify.annotations.NullMarked;
