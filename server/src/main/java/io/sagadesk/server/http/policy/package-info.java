/** Published policies over HTTP. */
@NullMarked
package io.sagadesk.server.http.policy;

import org.jspecify.annotations.NullMarked;
