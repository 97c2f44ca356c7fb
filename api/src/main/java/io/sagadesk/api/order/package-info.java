/** Orders: purchases and returns. */
@NullMarked
package io.sagadesk.api.order;

import org.jspecify.annotations.NullMarked;
