/** Tests of request bodies. */
@NullMarked
package io.sagadesk.server.http.body;

import org.jspecify.annotations.NullMarked;
