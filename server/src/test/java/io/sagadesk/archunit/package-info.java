/** The rules of the architecture that Maven cannot hold. */
@NullMarked
package io.sagadesk.archunit;

import org.jspecify.annotations.NullMarked;
