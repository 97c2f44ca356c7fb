/** Tests. */
@NullMarked
package io.sagadesk.command.customer;

import org.jspecify.annotations.NullMarked;
