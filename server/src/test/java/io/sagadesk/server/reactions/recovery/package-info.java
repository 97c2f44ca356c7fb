/** Tests of the recovery of reactions from the log. */
@NullMarked
package io.sagadesk.server.reactions.recovery;

import org.jspecify.annotations.NullMarked;
