/** Events in the form in which Axon Server holds them, without a server. */
@NullMarked
package io.sagadesk.store.axonserver;

import org.jspecify.annotations.NullMarked;
