/** MongoDB's wire protocol on a loopback port. */
@NullMarked
package io.sagadesk.embeddedmongo.wire;

import org.jspecify.annotations.NullMarked;
