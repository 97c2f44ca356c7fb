/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.embeddedmongo.journal;

import org.jspecify.annotations.NullMarked;
