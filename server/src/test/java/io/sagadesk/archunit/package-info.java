/** Rules of the architecture that Maven cannot enforce. */
@NullMarked
package io.sagadesk.archunit;

import org.jspecify.annotations.NullMarked;
