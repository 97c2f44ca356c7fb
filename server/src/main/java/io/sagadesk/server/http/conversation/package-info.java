/** Conversations over HTTP. */
@NullMarked
package io.sagadesk.server.http.conversation;

import org.jspecify.annotations.NullMarked;
