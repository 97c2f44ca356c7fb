/** Decides what is known of a customer, and what is forgotten. */
@NullMarked
package io.sagadesk.command.customer;

import org.jspecify.annotations.NullMarked;
