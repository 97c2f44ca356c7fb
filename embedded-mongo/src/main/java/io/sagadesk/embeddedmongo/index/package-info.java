/** Indexes, and the choice of an index for a query. */
@NullMarked
package io.sagadesk.embeddedmongo.index;

import org.jspecify.annotations.NullMarked;
