/** Tests of the value types of tickets. */
@NullMarked
package io.sagadesk.api.ticket;

import org.jspecify.annotations.NullMarked;
