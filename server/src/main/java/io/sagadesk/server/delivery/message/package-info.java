/** Composes messages at the moment of sending: recipient, text, code. */
@NullMarked
package io.sagadesk.server.delivery.message;

import org.jspecify.annotations.NullMarked;
