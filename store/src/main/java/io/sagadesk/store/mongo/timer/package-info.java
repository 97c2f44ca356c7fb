/** Events that were promised for later, kept in MongoDB until they are due. */
@NullMarked
package io.sagadesk.store.mongo.timer;

import org.jspecify.annotations.NullMarked;
