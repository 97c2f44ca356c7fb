/** Tests of customers. */
@NullMarked
package io.sagadesk.command.customer;

import org.jspecify.annotations.NullMarked;
