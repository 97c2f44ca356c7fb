/** An in-process server that speaks MongoDB's wire protocol and keeps its documents in a directory. It knows nothing of Sagadesk. */
@NullMarked
package io.sagadesk.embeddedmongo;

import org.jspecify.annotations.NullMarked;
