/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.server;

import org.jspecify.annotations.NullMarked;
