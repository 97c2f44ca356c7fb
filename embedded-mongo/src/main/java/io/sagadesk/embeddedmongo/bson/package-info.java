/** Documents and index keys as bytes. */
@NullMarked
package io.sagadesk.embeddedmongo.bson;

import org.jspecify.annotations.NullMarked;
