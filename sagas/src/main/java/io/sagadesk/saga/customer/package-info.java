/** Automations about customers. */
@NullMarked
package io.sagadesk.saga.customer;

import org.jspecify.annotations.NullMarked;
