/** Commands and queries over HTTP. Each resource translates a request, sends a message, and does nothing else. */
@NullMarked
package io.sagadesk.server.http;

import org.jspecify.annotations.NullMarked;
