/** The journal on disk: what commands changed, in frames that are restored whole or not at all. */
@NullMarked
package io.sagadesk.embeddedmongo.journal;

import org.jspecify.annotations.NullMarked;
