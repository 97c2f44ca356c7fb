/** The journal on disk: the changes of commands, in frames that are restored as a whole or not at all. */
@NullMarked
package io.sagadesk.embeddedmongo.journal;

import org.jspecify.annotations.NullMarked;
