/** The aggregate of orders: purchases and returns. */
@NullMarked
package io.sagadesk.command.order;

import org.jspecify.annotations.NullMarked;
