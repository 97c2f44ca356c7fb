/** The running server, spoken to over HTTP. */
@NullMarked
package io.sagadesk.server;

import org.jspecify.annotations.NullMarked;
