/** Unit tests of the resources. */
@NullMarked
package io.sagadesk.server.http;

import org.jspecify.annotations.NullMarked;
