/** An in-process server for MongoDB's wire protocol with its documents in a directory. It does not depend on Sagadesk. */
@NullMarked
package io.sagadesk.embeddedmongo;

import org.jspecify.annotations.NullMarked;
