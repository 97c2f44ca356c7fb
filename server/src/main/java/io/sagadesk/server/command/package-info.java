/** Command handling: validation, aggregates from the cache, and a receipt or a refusal as the result. */
@NullMarked
package io.sagadesk.server.command;

import org.jspecify.annotations.NullMarked;
