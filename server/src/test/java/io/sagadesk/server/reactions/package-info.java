/** Unit tests of the event processors of reactions. */
@NullMarked
package io.sagadesk.server.reactions;

import org.jspecify.annotations.NullMarked;
