/** Tests of message texts and delivery. */
@NullMarked
package io.sagadesk.server.delivery;

import org.jspecify.annotations.NullMarked;
