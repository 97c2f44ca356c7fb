/** The resources, seen from inside. */
@NullMarked
package io.sagadesk.server.http;

import org.jspecify.annotations.NullMarked;
