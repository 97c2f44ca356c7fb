/** Decides where the customers' keys are, for servers and tools. */
@NullMarked
package io.sagadesk.store.keys.location;

import org.jspecify.annotations.NullMarked;
