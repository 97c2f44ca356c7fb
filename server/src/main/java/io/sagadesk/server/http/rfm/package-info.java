/** RFM standings over HTTP. */
@NullMarked
package io.sagadesk.server.http.rfm;

import org.jspecify.annotations.NullMarked;
