/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.server.cycle.two;

import org.jspecify.annotations.NullMarked;
