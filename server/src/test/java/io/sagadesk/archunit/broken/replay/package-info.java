/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.replay;

import org.jspecify.annotations.NullMarked;
