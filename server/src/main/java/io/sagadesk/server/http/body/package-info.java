/** Request bodies: gathered as they arrive, so that a slow sender holds a connection but no thread. */
@NullMarked
package io.sagadesk.server.http.body;

import org.jspecify.annotations.NullMarked;
