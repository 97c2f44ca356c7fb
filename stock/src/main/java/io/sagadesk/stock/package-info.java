/** The same application on Axon's own stores and processors, only to be measured against. */
@NullMarked
package io.sagadesk.stock;

import org.jspecify.annotations.NullMarked;
