/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.command;

import org.jspecify.annotations.NullMarked;
