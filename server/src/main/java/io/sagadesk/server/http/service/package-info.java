/** Service-health figures over HTTP. */
@NullMarked
package io.sagadesk.server.http.service;

import org.jspecify.annotations.NullMarked;
