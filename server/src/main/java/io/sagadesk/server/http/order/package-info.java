/** Orders over HTTP. */
@NullMarked
package io.sagadesk.server.http.order;

import org.jspecify.annotations.NullMarked;
