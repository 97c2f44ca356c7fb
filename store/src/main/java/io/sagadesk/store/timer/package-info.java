/** Events that are scheduled for later, kept in MongoDB until they are due. */
@NullMarked
package io.sagadesk.store.timer;

import org.jspecify.annotations.NullMarked;
