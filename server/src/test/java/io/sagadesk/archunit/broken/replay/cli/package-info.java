/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.replay.cli;

import org.jspecify.annotations.NullMarked;
