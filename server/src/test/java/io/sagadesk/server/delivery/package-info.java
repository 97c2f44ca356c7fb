/** Tests of how messages are written and sent. */
@NullMarked
package io.sagadesk.server.delivery;

import org.jspecify.annotations.NullMarked;
