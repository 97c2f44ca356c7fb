/** Scheduled events, stored in MongoDB until they are due. */
@NullMarked
package io.sagadesk.store.timer;

import org.jspecify.annotations.NullMarked;
