/** Bulk requests: many commands in one request. */
@NullMarked
package io.sagadesk.server.http.bulk;

import org.jspecify.annotations.NullMarked;
