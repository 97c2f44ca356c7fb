/** Customers over HTTP. */
@NullMarked
package io.sagadesk.server.http.customer;

import org.jspecify.annotations.NullMarked;
