/** Tests of orders. */
@NullMarked
package io.sagadesk.command.order;

import org.jspecify.annotations.NullMarked;
