/** Work that outlives a conversation, with its deadlines and tiers. */
@NullMarked
package io.sagadesk.api.ticket;

import org.jspecify.annotations.NullMarked;
