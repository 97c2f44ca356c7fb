/** The rules that values of a ticket keep by themselves. */
@NullMarked
package io.sagadesk.api.ticket;

import org.jspecify.annotations.NullMarked;
