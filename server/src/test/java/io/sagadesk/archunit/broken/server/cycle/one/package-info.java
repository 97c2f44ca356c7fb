/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.server.cycle.one;

import org.jspecify.annotations.NullMarked;
