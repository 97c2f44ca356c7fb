/** Broken on purpose. */
@NullMarked
package io.sagadesk.archunit.broken.embeddedmongo.file;

import org.jspecify.annotations.NullMarked;
