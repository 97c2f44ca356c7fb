/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.api;

import org.jspecify.annotations.NullMarked;
