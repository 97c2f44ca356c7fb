/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.rules;

import org.jspecify.annotations.NullMarked;
