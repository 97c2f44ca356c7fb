/** Composes messages at the moment of sending: recipient, text, coupon code. */
@NullMarked
package io.sagadesk.server.delivery.message;

import org.jspecify.annotations.NullMarked;
