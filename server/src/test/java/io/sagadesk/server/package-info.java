/** Tests of the running server over HTTP. */
@NullMarked
package io.sagadesk.server;

import org.jspecify.annotations.NullMarked;
